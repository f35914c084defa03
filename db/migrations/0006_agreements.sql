-- Överenskommelser: instruments with versions, lineage and parties.
create table instrument (
  association_id integer not null references association,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,100}$'),
  kind text not null check (kind in ('agreement', 'declaration', 'price_list', 'statutes')),
  title text not null check (length(title) between 1 and 10000),
  valid_from date,
  valid_to date,
  terms jsonb not null check (jsonb_typeof(terms) = 'object'),
  follows_id uuid,
  replaces_id uuid,
  third_body text,
  decisions_collected_for text,
  lacks text,
  made_at timestamptz not null,
  primary key (association_id, id),
  unique (association_id, slug),
  foreign key (association_id, follows_id) references instrument (association_id, id),
  foreign key (association_id, replaces_id) references instrument (association_id, id),
  check (valid_from < valid_to)
);
comment on table instrument is 'Överenskommelse, avsiktsförklaring, prislista, stadgar. terms: entry into force, which date counts, withdrawal (src/ledger/terms.ts). lacks: what is missing though it is in force. made_at: known from then on.';
call make_tenant('instrument', 'select, insert, update, delete');

create table instrument_version (
  association_id integer not null,
  instrument_id uuid not null,
  version smallint not null check (version > 0),
  document_id uuid not null,
  added_at timestamptz not null,
  primary key (association_id, instrument_id, version),
  foreign key (association_id, instrument_id) references instrument (association_id, id),
  foreign key (association_id, document_id) references document (association_id, id)
);
comment on table instrument_version is 'The text of an instrument as a document; a later text is a new version. Deleted only with the dispatch that brought it, while that can be undone.';
call make_tenant('instrument_version', 'select, insert, delete');

create table outside_party (
  association_id integer not null,
  instrument_id uuid not null,
  name text not null collate "sv-x-icu" check (length(name) between 1 and 300),
  valid_from date,
  valid_to date,
  added_at timestamptz not null,
  primary key (association_id, instrument_id, name),
  foreign key (association_id, instrument_id) references instrument (association_id, id),
  check (valid_from < valid_to)
);
comment on table outside_party is 'Part utanför förbundet, whose decision is not collected here.';
call make_tenant('outside_party', 'select, insert, update');
