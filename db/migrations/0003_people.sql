-- Personer: who may sign in, their sessions, and the one-time link for the first administrator.
create table person (
  id uuid primary key,
  email text not null check (email = lower(email)),
  name text not null check (length(name) between 1 and 200),
  password_hash text not null,
  administrator boolean not null default false,
  created_at timestamptz not null,
  unique (email)
);
comment on table person is 'Person: somebody who signs in. Shared by all associations; password_hash is argon2id with its salt and costs.';
grant select, insert, update on person to radslag_app;

create table session (
  token_hash bytea primary key,
  person_id uuid not null references person,
  csrf_token text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_expiry on session (expires_at);
comment on table session is 'Inloggning: only the hash of the cookie''s token is kept.';
grant select, insert, update, delete on session to radslag_app;

create table invitation (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('first_administrator')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table invitation is 'Engångslänk: printed once at the first start, valid until used or expired.';
grant select, insert, update, delete on invitation to radslag_app;
