-- Maskade upplagor: what the public is given of sealed minutes where something is not shown, as files whose hashes stand in the chain.
create table minutes_edition (
  association_id integer not null,
  minutes_id uuid not null,
  words_hash bytea not null check (length(words_hash) = 32),
  archive_sha256 bytea not null,
  accessible_sha256 bytea not null,
  extracts jsonb not null check (jsonb_typeof(extracts) = 'object'),
  made_at timestamptz not null,
  primary key (association_id, minutes_id, words_hash),
  foreign key (association_id, minutes_id) references minutes (association_id, id),
  foreign key (association_id, archive_sha256) references file (association_id, sha256),
  foreign key (association_id, accessible_sha256) references file (association_id, sha256)
);
comment on table minutes_edition is 'Maskad upplaga: sealed minutes as the public may read them, one for each choice of masked words (words_hash is of them). extracts: file by item. Never changed: others may hold a copy against its hash.';
call make_tenant('minutes_edition', 'select, insert');
