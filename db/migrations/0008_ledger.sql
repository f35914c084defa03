-- Liggaren: acts, their evidence, the projections that can be rebuilt from them, and the notices owed after them.
create table act (
  association_id integer not null,
  id uuid not null,
  log_seq bigint not null,
  recorded_at timestamptz not null,
  circulation_id uuid not null,
  version smallint not null,
  organisation_id uuid not null,
  registry_entry_id uuid,
  type text not null,
  as_type text,
  decided_on date,
  final_on date,
  deposited_on date,
  effective_on date,
  decided_by text check (length(decided_by) between 1 and 300),
  paragraph text check (length(paragraph) between 1 and 100),
  clauses jsonb not null default '[]' check (jsonb_typeof(clauses) = 'array'),
  riders jsonb not null default '[]' check (jsonb_typeof(riders) = 'array'),
  findings jsonb not null default '[]' check (jsonb_typeof(findings) = 'array'),
  until_on date,
  opinion text,
  supersedes_id uuid,
  concerns_id uuid,
  successor_id uuid,
  note text,
  primary key (association_id, id),
  unique (association_id, log_seq),
  foreign key (association_id, log_seq) references log_entry (association_id, seq),
  foreign key (association_id, circulation_id, version) references circulation_version (association_id, circulation_id, version),
  foreign key (association_id, organisation_id) references organisation (association_id, id),
  foreign key (association_id, registry_entry_id) references registry_entry (association_id, id),
  foreign key (association_id, supersedes_id) references act (association_id, id),
  foreign key (association_id, concerns_id) references act (association_id, id),
  foreign key (association_id, successor_id) references organisation (association_id, id),
  check (as_type is null or type in ('corrected', 'replaced')),
  check ((type in ('corrected', 'replaced')) = (supersedes_id is not null))
);
-- A replacement may be undone, and what it replaced be replaced again; a mistake is corrected once.
create unique index act_corrected_once on act (association_id, supersedes_id) where type = 'corrected';
create index act_circulation on act (association_id, circulation_id, organisation_id, recorded_at);
create index act_organisation on act (association_id, organisation_id, recorded_at);
comment on table act is 'Ställningstagande: one legally meaningful step by a member. Append-only; a mistake is corrected by a later act that supersedes it.';
call make_tenant('act', 'select, insert');

create table act_evidence (
  association_id integer not null,
  act_id uuid not null,
  position smallint not null check (position > 0),
  document_id uuid,
  quote text,
  page integer check (page > 0),
  note text,
  primary key (association_id, act_id, position),
  foreign key (association_id, act_id) references act (association_id, id),
  foreign key (association_id, document_id) references document (association_id, id),
  check (document_id is not null or note is not null)
);
comment on table act_evidence is 'What an act rests on: a document, the page and the sentence; or a note of a call.';
call make_tenant('act_evidence', 'select, insert');

create table standing (
  association_id integer not null,
  circulation_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  answered boolean not null,
  counts boolean not null,
  decided_on date,
  deposited_on date,
  until_on date,
  latest_act_id uuid,
  primary key (association_id, circulation_id, organisation_id)
);
create index standing_open on standing (association_id, organisation_id) where not answered;
comment on table standing is 'Projektion: each addressee''s standing as last computed from its acts; rebuildable, for worklists and counts.';
call make_tenant('standing', 'select, insert, update, delete');

create table party (
  association_id integer not null,
  instrument_id uuid not null,
  organisation_id uuid not null,
  valid_from date not null,
  valid_to date,
  because_act_id uuid not null,
  primary key (association_id, instrument_id, organisation_id, valid_from),
  check (valid_from < valid_to),
  exclude using gist (association_id with =, instrument_id with =, organisation_id with =, daterange(valid_from, valid_to) with &&)
);
comment on table party is 'Projektion: who is bound by an instrument from–to as last computed; rebuildable from the acts.';
call make_tenant('party', 'select, insert, update, delete');

create table notice (
  association_id integer not null,
  id uuid not null,
  number integer not null check (number > 0),
  circulation_id uuid not null,
  notice_recipient_id uuid not null,
  outgoing_mail_id uuid not null,
  made_at timestamptz not null,
  primary key (association_id, id),
  unique (association_id, circulation_id, number),
  foreign key (association_id, circulation_id) references circulation (association_id, id),
  foreign key (association_id, notice_recipient_id) references notice_recipient (association_id, id),
  foreign key (association_id, outgoing_mail_id) references outgoing_mail (association_id, id)
);
comment on table notice is 'Underrättelse: numbered collected message to the third body of the decisions received since the last.';
call make_tenant('notice', 'select, insert');

create table notice_act (
  association_id integer not null,
  notice_id uuid not null,
  act_id uuid not null,
  primary key (association_id, notice_id, act_id),
  foreign key (association_id, notice_id) references notice (association_id, id),
  foreign key (association_id, act_id) references act (association_id, id)
);
comment on table notice_act is 'The acts that a notice tells of.';
call make_tenant('notice_act', 'select, insert');
