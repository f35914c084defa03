-- Evenemang som ändras och ställs in, och de som är inbjudna till dem.
alter table event rename column removed_at to cancelled_at;
alter table event add column cancel_reason text check (length(cancel_reason) between 1 and 2000);
alter table event add column sign_up_by date;
alter table event add column sequence integer not null default 0 check (sequence >= 0);
alter table event add check (sign_up_by <= from_on);
alter table event add check (cancel_reason is null or cancelled_at is not null);
drop index event_days;
create index event_days on event (association_id, from_on);
comment on table event is 'Evenemang: a seminar or another occasion of a body that is no meeting. to_on is its last day. What is due on its days is due at it. A cancelled one stays, so that calendars are told; sequence counts its changes (iCalendar).';

create table event_earlier (
  association_id integer not null,
  event_id uuid not null,
  sequence integer not null check (sequence >= 0),
  name text not null,
  place text,
  from_on date not null,
  to_on date not null,
  sign_up_by date,
  primary key (association_id, event_id, sequence),
  foreign key (association_id, event_id) references event (association_id, id)
);
comment on table event_earlier is 'What an event was before each of its changes: sequence is the one it had.';
call make_tenant('event_earlier', 'select, insert');

alter table invitee alter column meeting_id drop not null;
alter table invitee add column event_id uuid;
alter table invitee add foreign key (association_id, event_id) references event (association_id, id);
alter table invitee add unique (association_id, event_id, email);
alter table invitee add column called_at timestamptz;
alter table invitee add check (num_nonnulls(meeting_id, event_id) = 1);
comment on column invitee.called_at is 'When the letter was written; null of those who were called before it was noted.';
comment on table invitee is 'Kallad till ett möte, eller inbjuden till ett evenemang: who has got the letter, and what was answered on the page or by the calendar itself.';

alter table outgoing_mail drop constraint outgoing_mail_purpose_check;
alter table outgoing_mail add constraint outgoing_mail_purpose_check check (purpose in (
  'circulation', 'new_version', 'recall', 'for_information', 'reminder', 'extension', 'receipt', 'returned', 'notice', 'call',
  'meeting_moved', 'meeting_cancelled', 'justering', 'protocol_extract', 'question_answered', 'answer_link', 'followup_reminder',
  'event_invitation', 'event_changed', 'event_cancelled', 'event_reminder', 'test'));

alter table errand drop constraint errand_kind_check;
alter table errand add constraint errand_kind_check check (kind in ('reminder', 'notice', 'followup', 'justering', 'event'));
