-- Medarbetare: more than one person works in an installation. A link invites a colleague, or gives a new password.
alter table person add column signed_in_at timestamptz;
alter table person add column blocked_at timestamptz;
comment on column person.blocked_at is 'Spärrad: may not sign in. The person stays, since the log names who did what.';

alter table invitation add column email text check (email = lower(email));
alter table invitation add column name text check (length(name) between 1 and 200);
alter table invitation add column person_id uuid references person (id);
alter table invitation drop constraint invitation_purpose_check;
alter table invitation add constraint invitation_purpose_check
  check (purpose in ('first_administrator', 'colleague', 'new_password'));
alter table invitation add constraint invitation_of_whom check (
  ((purpose = 'colleague') = (email is not null))
  and ((email is null) = (name is null))
  and ((purpose = 'new_password') = (person_id is not null))
);
comment on table invitation is 'Engångslänk: for the first administrator (printed at the first start), a colleague, or a new password. Valid until used or expired.';

-- Provbrev: shows that letters leave.
alter table outgoing_mail drop constraint outgoing_mail_purpose_check;
alter table outgoing_mail add constraint outgoing_mail_purpose_check check (purpose in (
  'circulation', 'new_version', 'recall', 'for_information', 'reminder', 'receipt', 'returned', 'notice',
  'call', 'meeting_moved', 'meeting_cancelled', 'justering', 'protocol_extract', 'question_answered',
  'answer_link', 'extension', 'followup_reminder', 'test'));
