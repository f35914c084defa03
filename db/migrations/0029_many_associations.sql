-- What a page asks for by member or by instrument is found by an index that begins with the association, however many
-- associations there are beside it. The member's indexes hold what its page shows: its rows lie a circulation apart.
drop index standing_open;
create index standing_member on standing (association_id, organisation_id)
  include (circulation_id, kind, answered, decided_on, until_on);
create index addressee_member on addressee (association_id, organisation_id)
  include (circulation_id, role, added_at, dropped_at);
create index circulation_instrument on circulation (association_id, instrument_id) where instrument_id is not null;

-- A circulation is of one association: that it tells which is what PostgreSQL is not to take for a coincidence, or it
-- expects one row where there are a hundred, and reads their pages one at a time.
create statistics act_circulation (dependencies, ndistinct) on association_id, circulation_id, organisation_id from act;
create statistics addressee_circulation (dependencies, ndistinct) on association_id, circulation_id, organisation_id from addressee;
create statistics standing_circulation (dependencies, ndistinct) on association_id, circulation_id, organisation_id from standing;

-- Sökning: under a word an index of words lists every association's rows, and the beginning of a word is found by
-- reading all such lists: among a thousand associations a thousand times too much. Under words that begin with the
-- association's number there are its own rows only.
create function tenant_words(association integer, words tsvector) returns tsvector
  language sql immutable strict parallel safe
  return array_to_tsvector(array(select association || ' ' || word.lexeme from unnest(words) word));
comment on function tenant_words(integer, tsvector) is 'The words as the association''s own, for an index; without places and weights.';

create function tenant_query(association integer, query tsquery) returns tsquery
  language sql immutable strict parallel safe
  return regexp_replace(query::text, $$'(([^']|'')+)'$$, $$'$$ || association || $$ \1'$$, 'g')::tsquery;
comment on function tenant_query(integer, tsquery) is 'Finds in tenant_words what the query finds in the words themselves.';

create or replace procedure make_searched(target regclass, key text)
  language plpgsql as $$
begin
  execute format('drop policy if exists searched on %s', target);
  execute format('create policy searched on %s for select to radslag_search using (true)', target);
  execute format('grant select (association_id, %s, vector) on %s to radslag_search', key, target);
  execute format('create index %s_words on %1$s using gin (tenant_words(association_id, vector))', target);
  -- Whose the row is: asked in a way that no index answers, since the words themselves do.
  execute format(
    'create or replace view searched_%s as select %s, vector, tenant_words(association_id, vector) as words
     from %1$s where association_id is not distinct from (select current_association())',
    target, key);
  execute format('comment on view searched_%s is %L', target, 'The words of the current tenant''s rows, by key.');
  execute format('alter view searched_%s owner to radslag_search', target);
  execute format('grant select on searched_%s to radslag_app', target);
end
$$;

drop index case_file_vector, circulation_version_vector, instrument_vector, document_vector, act_evidence_vector,
  agenda_item_vector, decision_vector, followup_vector;
grant usage, create on schema public to radslag_search;
call make_searched('case_file', 'id');
call make_searched('circulation_version', 'circulation_id, version');
call make_searched('instrument', 'id');
call make_searched('document', 'id');
call make_searched('act_evidence', 'act_id, position');
call make_searched('agenda_item', 'id');
call make_searched('decision', 'id');
call make_searched('followup', 'id');
revoke create on schema public from radslag_search;
