-- Svarslänkar: the links in letters, by which a member answers without an account.
create table answer_link (
  association_id integer not null references association,
  id uuid not null,
  addressee_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  origin text not null check (origin in ('letter', 'renewed', 'asked')),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  revoked_at timestamptz,
  first_used_at timestamptz,
  last_used_at timestamptz,
  primary key (association_id, id),
  unique (association_id, token_hash),
  foreign key (association_id, addressee_id) references addressee (association_id, id) on delete cascade,
  check ((first_used_at is null) = (last_used_at is null))
);
create index answer_link_addressee on answer_link (association_id, addressee_id, made_at);
comment on table answer_link is 'Svarslänk: lets whoever has it answer for one addressee''s organisation until it expires or is revoked. Each letter carries one of its own; only the hash of its token is kept. origin: printed in a letter, made anew by the office, or asked for by somebody whose link had expired. Goes with its addressee when a dispatch is undone before any letter has left.';
call make_tenant('answer_link', 'select, insert, update');

alter table outgoing_mail drop constraint outgoing_mail_purpose_check;
alter table outgoing_mail add constraint outgoing_mail_purpose_check check (purpose in (
  'circulation', 'new_version', 'recall', 'for_information', 'reminder', 'receipt', 'returned', 'notice',
  'call', 'meeting_moved', 'meeting_cancelled', 'justering', 'protocol_extract', 'question_answered',
  'answer_link'));
