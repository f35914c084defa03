-- Rekommendationer och remisser: circulations with frozen versions, clauses, documents and addressees.
create table circulation (
  association_id integer not null references association,
  id uuid not null,
  case_id uuid,
  dnr text,
  slug text not null check (slug ~ '^[A-Za-z0-9ÅÄÖåäö][A-Za-z0-9ÅÄÖåäö-]{0,100}$'),
  kind text not null check (kind in ('recommendation', 'consultation', 'offer', 'enquiry')),
  sender_id uuid not null,
  instrument_id uuid,
  draft jsonb check (jsonb_typeof(draft) = 'object'),
  revision integer not null default 1,
  current_version smallint,
  sent_at timestamptz,
  recalled_at timestamptz,
  recall_reason text,
  example boolean not null default false,
  primary key (association_id, id),
  unique (association_id, slug),
  foreign key (association_id, case_id) references case_file (association_id, id),
  foreign key (association_id, sender_id) references organisation (association_id, id),
  foreign key (association_id, instrument_id) references instrument (association_id, id),
  check ((recalled_at is null) = (recall_reason is null)),
  check ((sent_at is null) = (current_version is null)),
  check (sent_at is null or (case_id is not null and dnr is not null))
);
comment on table circulation is 'Rekommendation, remiss, erbjudande eller förfrågan: one text sent to many for an answer by a date. draft is what is being written; what was sent stands in its versions. A draft may wait for its case; until it is sent its slug is its id.';
call make_tenant('circulation', 'select, insert, update');

create table circulation_version (
  association_id integer not null,
  circulation_id uuid not null,
  version smallint not null check (version > 0),
  title text not null check (length(title) between 1 and 10000),
  letter jsonb not null check (jsonb_typeof(letter) = 'object'),
  answer_by date,
  text_hash bytea not null check (length(text_hash) = 32),
  frozen_at timestamptz not null,
  draft jsonb check (jsonb_typeof(draft) = 'object'),
  registry_entry_id uuid,
  primary key (association_id, circulation_id, version),
  foreign key (association_id, circulation_id) references circulation (association_id, id),
  foreign key (association_id, registry_entry_id) references registry_entry (association_id, id)
);
comment on table circulation_version is 'The text as sent, frozen and hashed; never updated. draft: as it stood then, with the letter it was read from. registry_entry_id: its dispatch in the register. A change is a new version, which the addressees are told of. Deleted only, with its clauses, documents and addressees, when the dispatch is undone before any letter has left; no act can refer to it then.';
call make_tenant('circulation_version', 'select, insert, delete');

create table clause (
  association_id integer not null,
  circulation_id uuid not null,
  version smallint not null,
  number smallint not null check (number > 0),
  text text not null check (length(text) between 1 and 20000),
  only_for uuid[],
  primary key (association_id, circulation_id, version, number),
  foreign key (association_id, circulation_id, version) references circulation_version (association_id, circulation_id, version)
);
comment on table clause is 'Beslutspunkt (att-sats) that the members are asked to adopt. only_for: the members it applies to; null is all.';
call make_tenant('clause', 'select, insert, delete');

create table circulation_document (
  association_id integer not null,
  circulation_id uuid not null,
  version smallint not null,
  position smallint not null check (position > 0),
  role text not null check (role in ('letter', 'instrument', 'annex', 'decision')),
  document_id uuid not null,
  primary key (association_id, circulation_id, version, position),
  foreign key (association_id, circulation_id, version) references circulation_version (association_id, circulation_id, version),
  foreign key (association_id, document_id) references document (association_id, id)
);
comment on table circulation_document is 'What goes with the letter: the signed letter itself, the instrument, its annexes, the decision it rests on.';
call make_tenant('circulation_document', 'select, insert, delete');

create table addressee (
  association_id integer not null,
  id uuid not null,
  circulation_id uuid not null,
  organisation_id uuid not null,
  role text not null check (role in ('to', 'for_information')),
  email text not null,
  reply_token text not null,
  added_at timestamptz not null,
  dropped_at timestamptz,
  dropped_reason text,
  primary key (association_id, id),
  unique (association_id, reply_token),
  foreign key (association_id, circulation_id) references circulation (association_id, id),
  foreign key (association_id, organisation_id) references organisation (association_id, id),
  check ((dropped_at is null) = (dropped_reason is null))
);
create unique index addressee_asked on addressee (association_id, circulation_id, organisation_id) where dropped_at is null;
create index addressee_periods on addressee (association_id, circulation_id, organisation_id, added_at);
comment on table addressee is 'Adressat: one recipient of a circulation, with its own reply address and its own clock. A dropped one stays readable: who is asked again gets a new row, so that what was known then can be told.';
call make_tenant('addressee', 'select, insert, update, delete');

create table notice_recipient (
  association_id integer not null,
  id uuid not null,
  circulation_id uuid not null,
  name text not null check (length(name) between 1 and 300),
  email text not null,
  primary key (association_id, id),
  foreign key (association_id, circulation_id) references circulation (association_id, id)
);
comment on table notice_recipient is 'Tredje part that the association tells of the decisions received (underrättelse).';
call make_tenant('notice_recipient', 'select, insert, update, delete');
