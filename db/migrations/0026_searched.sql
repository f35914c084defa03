-- Sökning: each association's words, where the index that finds them can be used. Row-level security makes PostgreSQL ask for the
-- tenant before anything whose operator it does not know to be leakproof, and @@ is not: under the policy of all
-- tenants' tables every search reads every row. A role that only these views work as is let in to the words and the
-- keys, and nothing else; each view itself says whose rows it shows (docs/decisions/0027).
do $$
begin
  if not exists (select from pg_roles where rolname = 'radslag_search') then
    create role radslag_search nologin;
  end if;
end
$$;
grant radslag_search to current_user;
grant usage, create on schema public to radslag_search;

create procedure make_searched(target regclass, key text)
  language plpgsql as $$
begin
  execute format('create policy searched on %s for select to radslag_search using (true)', target);
  execute format('grant select (association_id, %s, vector) on %s to radslag_search', key, target);
  -- Asked for as a query of its own: the planner would else take it for the policy's own condition, and put it first.
  execute format(
    'create view searched_%s as select %s, vector from %1$s where association_id = (select current_association())',
    target, key);
  execute format('comment on view searched_%s is %L', target, 'The words of the current tenant''s rows, by key.');
  execute format('alter view searched_%s owner to radslag_search', target);
  execute format('grant select on searched_%s to radslag_app', target);
end
$$;
comment on procedure make_searched(regclass, text) is 'Opens a tenant table''s vector and key to search, through a view of the current tenant alone.';

call make_searched('case_file', 'id');
call make_searched('circulation_version', 'circulation_id, version');
call make_searched('instrument', 'id');
call make_searched('document', 'id');
call make_searched('act_evidence', 'act_id, position');
call make_searched('agenda_item', 'id');
call make_searched('decision', 'id');
call make_searched('followup', 'id');

revoke create on schema public from radslag_search;
