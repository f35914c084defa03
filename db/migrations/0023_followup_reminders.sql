-- Påminnelser om åtgärder: where they go, and the link by which whoever gets them ends them.
create table followup_reminder (
  association_id integer not null,
  followup_id uuid not null,
  email text check (email ~ '^[^@\s]+@[^@\s]+$'),
  token_hash bytea check (length(token_hash) = 32),
  stopped_at timestamptz,
  primary key (association_id, followup_id),
  unique (association_id, token_hash),
  foreign key (association_id, followup_id) references followup (association_id, id)
);
comment on table followup_reminder is 'Påminnelse om en åtgärd: the address of whoever is to do it; without one it goes to the secretary of the body. token_hash is of the link in the latest letter by which they are ended (RFC 8058).';
call make_tenant('followup_reminder', 'select, insert, update');

alter table outgoing_mail add column unsubscribe_url text;
comment on column outgoing_mail.unsubscribe_url is 'Where one click ends letters of this kind (RFC 8058); only in those that somebody may do without, never in a recommendation or a reminder of one.';
