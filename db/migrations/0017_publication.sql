-- Publicering: until when the public is shown a thing, and what of it is masked. The thing itself is not touched.
create table publication (
  association_id integer not null references association,
  kind text not null check (kind in ('circulation', 'agreement', 'document', 'meeting')),
  subject_id uuid not null,
  term text not null check (term in ('rule', 'open', 'day')),
  shown_to date,
  ground text check (length(ground) between 1 and 2000),
  masked_words jsonb not null default '[]' check (jsonb_typeof(masked_words) = 'array'),
  decided_at timestamptz not null,
  primary key (association_id, kind, subject_id),
  check ((term = 'day') = (shown_to is not null))
);
comment on table publication is 'Publicering: shown by the association''s rule, until further notice, or to a day (half-open), and with which words masked.';
call make_tenant('publication', 'select, insert, update');

create table publication_rule (
  association_id integer not null references association,
  kind text not null check (kind in ('circulation', 'agreement', 'document', 'meeting')),
  days integer not null check (days between 1 and 36500),
  primary key (association_id, kind)
);
comment on table publication_rule is 'How many days the public is shown things of a kind where nobody has decided otherwise. No row: until further notice.';
call make_tenant('publication_rule', 'select, insert, update, delete');

-- The first day on which the public is not shown it; null until further notice. begun: sent, made, held, or in the register.
create function publication_end(association integer, of_kind text, subject uuid, begun date) returns date
language sql stable as $$
  select case coalesce(p.term, 'rule') when 'rule' then begun + r.days else p.shown_to end
  from (values (1)) as one
  left join publication p on p.association_id = association and p.kind = of_kind and p.subject_id = subject
  left join publication_rule r on r.association_id = association and r.kind = of_kind
$$;
comment on function publication_end(integer, text, uuid, date) is 'The first day on which the public is not shown it; null until further notice.';

-- One place for all kinds says it now.
alter table meeting drop column published_to;
comment on table meeting is 'Möte: a body comes together. Numbered in its body and year; a cancelled one keeps its number.';

-- What bodies take up, decide and see to is found by its words too.
alter table agenda_item add column vector tsvector generated always as (
  setweight(to_tsvector('swedish', title), 'A')
  || setweight(to_tsvector('swedish', left(text, 200000)), 'C')
  || setweight(to_tsvector('swedish', clauses), 'B')) stored;
create index agenda_item_vector on agenda_item using gin (association_id, vector);

alter table decision add column vector tsvector generated always as (
  setweight(to_tsvector('swedish', left(title, 20000)), 'A')
  || setweight(to_tsvector('swedish', clauses), 'B')) stored;
create index decision_vector on decision using gin (association_id, vector);

alter table followup add column vector tsvector generated always as (
  setweight(to_tsvector('swedish', coalesce(who, '') || ' ' || what), 'A')) stored;
create index followup_vector on followup using gin (association_id, vector);
