-- Frågor och svar: what addressees have asked about a circulation, and the answers that all of them can read.
create table question (
  association_id integer not null,
  id uuid not null,
  circulation_id uuid not null,
  number smallint not null check (number > 0),
  organisation_id uuid,
  asked_by text check (length(asked_by) between 1 and 300),
  received_on date not null,
  channel text not null check (channel in ('mail', 'web', 'paper', 'phone', 'meeting')),
  text text not null check (length(text) between 1 and 10000),
  recorded_at timestamptz not null,
  registry_entry_id uuid,
  primary key (association_id, id),
  unique (association_id, circulation_id, number),
  foreign key (association_id, registry_entry_id) references registry_entry (association_id, id),
  foreign key (association_id, circulation_id) references circulation (association_id, id),
  foreign key (association_id, organisation_id) references organisation (association_id, id)
);
comment on table question is 'Fråga om ett utskick, as it came: which member asked (null: somebody else), by whom (asked_by, never public). Append-only; how it is shown to all is said with its answer.';
call make_tenant('question', 'select, insert');

create table question_answer (
  association_id integer not null,
  question_id uuid not null,
  number smallint not null check (number > 0),
  wording text check (length(wording) between 1 and 10000),
  answer text check (length(answer) between 1 and 20000),
  answered_at timestamptz not null,
  registry_entry_id uuid,
  primary key (association_id, question_id, number),
  foreign key (association_id, registry_entry_id) references registry_entry (association_id, id),
  foreign key (association_id, question_id) references question (association_id, id),
  check (wording is null or answer is not null)
);
comment on table question_answer is 'Svar på en fråga, for all addressees to read. Append-only: the last one known holds, and one without an answer takes the former ones down. wording: the question as it is shown, where that is not as it came. registry_entry_id: it was mailed to all.';
call make_tenant('question_answer', 'select, insert');

alter table outgoing_mail drop constraint outgoing_mail_purpose_check;
alter table outgoing_mail add constraint outgoing_mail_purpose_check check (purpose in (
  'circulation', 'new_version', 'recall', 'for_information', 'reminder', 'receipt', 'returned', 'notice',
  'call', 'meeting_moved', 'meeting_cancelled', 'justering', 'protocol_extract', 'question_answered'));
