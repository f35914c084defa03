-- Organisationer: the national register, the association's organisations with names over time, members, bodies and contacts.
create table municipality (
  code text primary key check (code ~ '^\d{4}$'),
  name text not null collate "sv-x-icu",
  formal_name text not null,
  county_code text not null check (county_code ~ '^\d{2}$')
);
comment on table municipality is 'Kommunregister: the 290 municipalities by code (a string with leading zero). Shared by all associations.';
grant select on municipality to radslag_app;

create table region (
  code text primary key check (code ~ '^\d{2}$'),
  name text not null collate "sv-x-icu",
  county_name text not null
);
comment on table region is 'Regioner: the 21 counties and their regions by county code. Shared by all associations.';
grant select on region to radslag_app;

create table organisation (
  association_id integer not null references association,
  id uuid not null,
  kind text not null check (kind in ('municipality', 'region', 'association', 'authority', 'company', 'other')),
  code text,
  inhabitants integer check (inhabitants >= 0),
  mail_domain text check (mail_domain = lower(mail_domain)),
  tile_column smallint,
  tile_row smallint,
  tile_label text,
  primary key (association_id, id),
  unique (association_id, code),
  check ((tile_column is null) = (tile_row is null))
);
comment on table organisation is 'Organisation: a municipality, region, authority or company that the association has to do with. code is the register''s. The tile is its square on the map.';
call make_tenant('organisation', 'select, insert, update');
alter table association add foreign key (id, hub_id) references organisation (association_id, id) deferrable initially deferred;

create table organisation_name (
  association_id integer not null,
  organisation_id uuid not null,
  name text not null collate "sv-x-icu" check (length(name) between 1 and 300),
  valid_from date,
  valid_to date,
  primary key (association_id, organisation_id, name),
  foreign key (association_id, organisation_id) references organisation (association_id, id),
  check (valid_from < valid_to),
  exclude using gist (association_id with =, organisation_id with =, daterange(valid_from, valid_to) with &&)
);
comment on table organisation_name is 'Namn över tid: half-open; null from is since ever, null to is still (KSL became Storsthlm).';
call make_tenant('organisation_name', 'select, insert, update');

create table membership (
  association_id integer not null,
  id uuid not null,
  organisation_id uuid not null,
  valid_from date not null,
  valid_to date,
  primary key (association_id, id),
  foreign key (association_id, organisation_id) references organisation (association_id, id),
  check (valid_from < valid_to),
  exclude using gist (association_id with =, organisation_id with =, daterange(valid_from, valid_to) with &&)
);
comment on table membership is 'Medlemskap: an organisation is a member of the association from–to (half-open).';
call make_tenant('membership', 'select, insert, update');

create table body (
  association_id integer not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null collate "sv-x-icu" check (length(name) between 1 and 300),
  kind text not null check (kind in ('council', 'board', 'committee', 'directors_group', 'working_group', 'other')),
  governance text not null check (governance in ('municipality', 'kommunalforbund', 'gemensam_namnd', 'kommunforbund', 'avtalssamverkan')),
  valid_from date,
  valid_to date,
  primary key (association_id, id),
  unique (association_id, organisation_id, name),
  foreign key (association_id, organisation_id) references organisation (association_id, id),
  check (valid_from < valid_to)
);
comment on table body is 'Organ: board, council, committee or group. governance decides whose law applies (KL or own statutes).';
call make_tenant('body', 'select, insert, update');

create table contact (
  association_id integer not null,
  id uuid not null,
  organisation_id uuid not null,
  body_id uuid,
  purpose text not null check (purpose in ('registrar', 'questions', 'secretary', 'duty')),
  title text not null check (length(title) between 1 and 300),
  email text not null check (email ~ '^[^@\s]+@[^@\s]+$'),
  ended_at timestamptz,
  primary key (association_id, id),
  foreign key (association_id, organisation_id) references organisation (association_id, id),
  foreign key (association_id, body_id) references body (association_id, id)
);
create unique index contact_current on contact (association_id, organisation_id, purpose, lower(email)) where ended_at is null;
comment on table contact is 'Kontakt: where post to an organisation or one of its bodies goes. The registrar gets recommendations; "frågor" is somebody else.';
call make_tenant('contact', 'select, insert, update');
