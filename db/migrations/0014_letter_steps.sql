-- Handgrepp i inkorgen: what a person did with a letter, each with how the letter was before, so that it can be undone.
alter table letter drop constraint letter_sorted_check;
alter table letter add constraint letter_sorted_check check (sorted in (
  'unsorted', 'to_register', 'holding', 'registered', 'returned', 'joined', 'not_an_answer', 'not_entered', 'other_post',
  'automatic', 'delivery_report', 'bounced', 'newsletter', 'suspect', 'copy'));
alter table letter add column joined_id uuid;
alter table letter add foreign key (association_id, joined_id) references letter (association_id, id);
alter table letter add check ((sorted = 'joined') = (joined_id is not null));
create index letter_joined on letter (association_id, joined_id) where joined_id is not null;

drop index letter_waiting;
create index letter_waiting on letter (association_id, received_at)
  where sorted in ('unsorted', 'to_register', 'holding', 'bounced');

create table letter_step (
  association_id integer not null,
  letter_id uuid not null,
  revision integer not null,
  done text not null check (done in (
    'sorted', 'snoozed', 'assigned', 'entered', 'opened_case', 'answer_added', 'answer_moved', 'answer_dropped',
    'joined', 'returned')),
  before jsonb not null check (jsonb_typeof(before) = 'object'),
  made jsonb not null check (jsonb_typeof(made) = 'object'),
  done_at timestamptz not null,
  primary key (association_id, letter_id, revision),
  foreign key (association_id, letter_id) references letter (association_id, id)
);
comment on table letter_step is 'Handgrepp: what a person did with a letter. revision is the letter''s after it, before how the letter was, made what the step made elsewhere (registry entries, a case). The last one can be undone.';
call make_tenant('letter_step', 'select, insert');

create table letter_return (
  association_id integer not null,
  letter_id uuid not null,
  entry_id uuid not null,
  circulation_id uuid not null,
  organisation_id uuid not null,
  primary key (association_id, letter_id, entry_id),
  foreign key (association_id, letter_id) references letter (association_id, id),
  foreign key (association_id, entry_id) references registry_entry (association_id, id),
  foreign key (association_id, circulation_id) references circulation (association_id, id),
  foreign key (association_id, organisation_id) references organisation (association_id, id)
);
create index letter_return_member on letter_return (association_id, circulation_id, organisation_id);
comment on table letter_return is 'Återsändning: a letter sent back to be completed, and to whom. entry_id is the registry entry of the letter that went. It waits until the member''s completion is registered.';
call make_tenant('letter_return', 'select, insert');

create table letter_presence (
  association_id integer not null,
  letter_id uuid not null,
  seat bytea not null check (length(seat) = 16),
  name text not null,
  since_at timestamptz not null,
  until_at timestamptz not null,
  primary key (association_id, letter_id, seat),
  foreign key (association_id, letter_id) references letter (association_id, id)
);
comment on table letter_presence is 'Närvaro vid ett brev: who has it open just now, so that two registrars see each other. seat is one signed-in browser. Rows that are not renewed mean nothing, and are taken away.';
call make_tenant('letter_presence', 'select, insert, update, delete');
