-- Sena handlingar: sent by themselves to those who have been called.
alter table meeting_paper add column sent_at timestamptz;
alter table meeting_paper add check (sent_at is null or is_late);
comment on column meeting_paper.sent_at is 'When a late paper was sent by itself to those who had been called; null until then.';

alter table outgoing_mail drop constraint outgoing_mail_purpose_check;
alter table outgoing_mail add constraint outgoing_mail_purpose_check check (purpose in (
  'circulation', 'new_version', 'recall', 'for_information', 'reminder', 'extension', 'receipt', 'returned', 'notice', 'call',
  'meeting_moved', 'meeting_cancelled', 'justering', 'protocol_extract', 'question_answered', 'answer_link', 'followup_reminder',
  'event_invitation', 'event_changed', 'event_cancelled', 'event_reminder', 'late_papers', 'test'));
