-- Grunden: associations as tenants, the program's role, row-level security, and each association's hash-chained log.
create extension if not exists btree_gist;
create extension if not exists btree_gin;

do $$
begin
  if not exists (select from pg_roles where rolname = 'radslag_app') then
    create role radslag_app nologin;
  end if;
end
$$;
grant radslag_app to current_user;
grant usage on schema public to radslag_app;

create function current_association() returns integer
  language sql stable
  return nullif(current_setting('radslag.association', true), '')::integer;
comment on function current_association() is 'The tenant of this transaction, set by the program with set local; null sees nothing.';

-- Tables with association_id are made tenant tables with this, so that no table is left open by oversight.
create procedure make_tenant(target regclass, privileges text)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s using (association_id = current_association()) with check (association_id = current_association())',
    target);
  execute format('grant %s on %s to radslag_app', privileges, target);
end
$$;
comment on procedure make_tenant(regclass, text) is 'Closes a table to all tenants but the current one and grants the program what it may do: append-only tables get select, insert.';

create table association (
  id integer generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  hub_id uuid not null,
  mail_from text,
  created_at timestamptz not null
);
comment on table association is 'Förbund: the hub and tenant. Its name is that of its own organisation, hub_id, over time.';
grant select, insert, update on association to radslag_app;

create table chain_head (
  association_id integer primary key references association,
  seq bigint not null check (seq >= 0),
  hash bytea not null check (length(hash) = 32),
  recorded_at timestamptz not null
);
comment on table chain_head is 'The last link of each association''s log; its row lock is the chain lock, taken last in a transaction.';
call make_tenant('chain_head', 'select, insert, update');

create table log_entry (
  association_id integer not null references association,
  seq bigint not null check (seq > 0),
  recorded_at timestamptz not null,
  actor text not null,
  verb text not null check (verb ~ '^[a-z_]+\.[a-z_]+$'),
  subject uuid not null,
  imported boolean not null default false,
  payload_hash bytea not null check (length(payload_hash) = 32),
  previous_hash bytea not null check (length(previous_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (association_id, seq),
  unique (association_id, recorded_at)
);
create index log_entry_subject on log_entry (association_id, subject, seq);
comment on table log_entry is 'Logg: every change, append-only, each entry chained by hash to the one before. recorded_at is when the association knew.';
call make_tenant('log_entry', 'select, insert');

create table log_payload (
  association_id integer not null,
  seq bigint not null,
  salt bytea,
  payload text,
  erased_at timestamptz,
  primary key (association_id, seq),
  foreign key (association_id, seq) references log_entry (association_id, seq),
  check ((payload is null) = (erased_at is not null)),
  check ((salt is null) = (payload is null))
);
comment on table log_payload is 'What the entry says, as JSON text exactly as hashed; apart from the chain so that it can be erased (gallring) with a tombstone left.';
call make_tenant('log_payload', 'select, insert, update');
