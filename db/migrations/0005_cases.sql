-- Ärenden: diary number series, cases, registry entries with public and protected fields, and documents.
create table series (
  association_id integer not null references association,
  prefix text not null check (prefix ~ '^[A-ZÅÄÖ]{1,12}$'),
  year smallint not null check (year between 1900 and 2200),
  first_number integer not null check (first_number > 0),
  last_number integer not null,
  primary key (association_id, prefix, year),
  check (last_number >= first_number - 1)
);
comment on table series is 'Diarieserie: numbers of one prefix and year run without a gap from first_number; lower ones were begun elsewhere and imported. Its row lock is the number lock.';
call make_tenant('series', 'select, insert, update');

create table case_file (
  association_id integer not null references association,
  id uuid not null,
  dnr text not null check (length(dnr) between 1 and 100),
  dnr_key text not null,
  prefix text,
  year smallint,
  number integer,
  title text not null check (length(title) between 1 and 10000),
  opened_on date not null,
  closed_on date,
  voided_at timestamptz,
  primary key (association_id, id),
  unique (association_id, dnr_key),
  unique (association_id, prefix, year, number),
  check (closed_on >= opened_on),
  check (num_nulls(prefix, year, number) in (0, 3))
);
comment on table case_file is 'Ärende with its Dnr (case is a reserved word in SQL). A voided one (makulerad) keeps its number and stays visible.';
call make_tenant('case_file', 'select, insert, update');

create table registry_entry (
  association_id integer not null,
  id uuid not null,
  case_id uuid not null,
  number integer not null check (number > 0),
  direction text not null check (direction in ('received', 'sent', 'drawn_up')),
  happened_on date not null,
  received_at timestamptz,
  counterpart text,
  foreign_dnr text,
  foreign_dnr_key text,
  subject text not null check (length(subject) between 1 and 10000),
  channel text not null check (channel in ('mail', 'web', 'paper', 'phone', 'meeting', 'import')),
  recorded_at timestamptz not null,
  voided_at timestamptz,
  primary key (association_id, id),
  unique (association_id, case_id, number),
  foreign key (association_id, case_id) references case_file (association_id, id),
  check ((foreign_dnr is null) = (foreign_dnr_key is null))
);
create index registry_entry_foreign_dnr on registry_entry (association_id, foreign_dnr_key) where foreign_dnr_key is not null;
comment on table registry_entry is 'Diariehändelse: received, sent or drawn up, with the four facts of OSL 5:2 (date, number, counterpart, subject). KSL/15/0016-5 is entry 5 of its case.';
call make_tenant('registry_entry', 'select, insert, update');

create table registry_protected (
  association_id integer not null,
  registry_entry_id uuid not null,
  counterpart text,
  subject text,
  primary key (association_id, registry_entry_id),
  foreign key (association_id, registry_entry_id) references registry_entry (association_id, id)
);
comment on table registry_protected is 'Sekretess: the true counterpart or subject where the public entry must leave them out (OSL 5:2, second paragraph).';
call make_tenant('registry_protected', 'select, insert, update');

create table document (
  association_id integer not null,
  id uuid not null,
  registry_entry_id uuid not null,
  position smallint not null check (position > 0),
  title text not null check (length(title) between 1 and 1000),
  filename text not null,
  sha256 bytea not null,
  text text,
  public boolean not null default true,
  primary key (association_id, id),
  unique (association_id, registry_entry_id, position),
  foreign key (association_id, registry_entry_id) references registry_entry (association_id, id),
  foreign key (association_id, sha256) references file (association_id, sha256)
);
comment on table document is 'Handling: a file of a registry entry, with the text read from it (null where none could be).';
call make_tenant('document', 'select, insert, update');
