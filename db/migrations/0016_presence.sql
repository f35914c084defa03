-- Who has a thing open just now: letters first, and items of a meeting too. What was noted of letters is gone in seconds.
drop table letter_presence;

create table presence (
  association_id integer not null,
  subject_id uuid not null,
  seat bytea not null check (length(seat) = 16),
  name text not null,
  since_at timestamptz not null,
  until_at timestamptz not null,
  primary key (association_id, subject_id, seat)
);
comment on table presence is 'Närvaro: who has a thing open just now (a letter, an item of a meeting), so that two at the same thing see each other. seat is one signed-in browser. Rows that are not renewed mean nothing, and are taken away.';
call make_tenant('presence', 'select, insert, update, delete');
