-- Besked om anstånd och påminnelser om åtgärder: letters of their own kinds.
alter table outgoing_mail drop constraint outgoing_mail_purpose_check;
alter table outgoing_mail add constraint outgoing_mail_purpose_check check (purpose in (
  'circulation', 'new_version', 'recall', 'for_information', 'reminder', 'receipt', 'returned', 'notice',
  'call', 'meeting_moved', 'meeting_cancelled', 'justering', 'protocol_extract', 'question_answered',
  'answer_link', 'extension', 'followup_reminder'));
