-- Inlämningar: what members lodge by the links in their letters.
create table answer_draft (
  association_id integer not null references association,
  addressee_id uuid not null,
  written jsonb not null check (jsonb_typeof(written) = 'object'),
  revision integer not null,
  writer uuid not null,
  saved_at timestamptz not null,
  primary key (association_id, addressee_id),
  foreign key (association_id, addressee_id) references addressee (association_id, id) on delete cascade
);
comment on table answer_draft is 'What a member is writing by its link, saved while it is written: the fields as typed, and the files. Gone when it is lodged. writer: the open page that saved it last, so that two colleagues do not overwrite each other.';
call make_tenant('answer_draft', 'select, insert, update, delete');

create table lodging (
  association_id integer not null references association,
  id uuid not null,
  addressee_id uuid not null,
  link_id uuid not null,
  number smallint not null check (number > 0),
  version smallint not null,
  written jsonb not null check (jsonb_typeof(written) = 'object'),
  letter_id uuid not null,
  lodged_at timestamptz not null,
  primary key (association_id, id),
  unique (association_id, addressee_id, number),
  unique (association_id, letter_id),
  foreign key (association_id, addressee_id) references addressee (association_id, id),
  foreign key (association_id, link_id) references answer_link (association_id, id),
  foreign key (association_id, letter_id) references letter (association_id, id)
);
comment on table lodging is 'Inlämning: what a member has lodged by a link. It lies in the inbox as the letter letter_id and is confirmed by a person as any letter is; a correction is the next number, and both stay readable. version: of the circulation, as it was answered.';
call make_tenant('lodging', 'select, insert');

alter table letter drop constraint letter_door_check;
alter table letter add constraint letter_door_check check (door in ('imap', 'lmtp', 'folder', 'upload', 'web'));
