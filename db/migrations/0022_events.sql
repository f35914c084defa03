-- Evenemang: days that are no meeting and carry deadlines (a seminar).
create table event (
  association_id integer not null,
  id uuid not null,
  body_id uuid not null,
  name text not null check (length(name) between 1 and 300),
  place text,
  from_on date not null,
  to_on date not null,
  removed_at timestamptz,
  primary key (association_id, id),
  foreign key (association_id, body_id) references body (association_id, id),
  check (from_on <= to_on)
);
create index event_days on event (association_id, from_on) where removed_at is null;
comment on table event is 'Evenemang: a seminar or another occasion of a body that is no meeting. to_on is its last day. What is due on its days is due at it.';
call make_tenant('event', 'select, insert, update');
