-- Publicering av en enda handling: a paper of a meeting is taken away without the meeting.
alter table publication drop constraint publication_kind_check;
alter table publication add constraint publication_kind_check
  check (kind in ('circulation', 'agreement', 'document', 'meeting', 'paper'));
alter table publication_rule drop constraint publication_rule_kind_check;
alter table publication_rule add constraint publication_rule_kind_check
  check (kind in ('circulation', 'agreement', 'document', 'meeting', 'paper'));
