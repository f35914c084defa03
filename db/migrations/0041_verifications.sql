-- Kontroll: when the records were last compared with the log, and with what result.
create table verification (
  association_id integer not null references association,
  id uuid not null,
  verified_at timestamptz not null,
  manner text not null check (manner in ('night', 'command')),
  with_files boolean not null,
  entries integer not null check (entries >= 0),
  compared integer not null check (compared >= 0),
  files integer not null check (files >= 0),
  faults integer not null check (faults >= 0),
  words jsonb not null check (jsonb_typeof(words) = 'object'),
  primary key (association_id, id)
);
create index verification_latest on verification (association_id, verified_at);
comment on table verification is 'Kontroll: the records compared with the log once, by the nightly job or by radslag verify. words: what was found, line by line, in each language.';
call make_tenant('verification', 'select, insert');
