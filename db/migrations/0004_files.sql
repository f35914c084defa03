-- Filer och post ut: bytes once per association, and the letters that wait to be sent.
create table file (
  association_id integer not null references association,
  sha256 bytea not null check (length(sha256) = 32),
  size bigint not null check (size > 0),
  media_type text not null,
  stored_at timestamptz not null,
  primary key (association_id, sha256)
);
comment on table file is 'Fil: bytes known by their SHA-256, stored once per association (globally once would leak that another has it).';
call make_tenant('file', 'select, insert');

create table file_chunk (
  association_id integer not null,
  sha256 bytea not null,
  position integer not null check (position >= 0),
  bytes bytea not null check (length(bytes) between 1 and 262144),
  primary key (association_id, sha256, position)
);
comment on table file_chunk is 'A file''s bytes in pieces of 256 kB, written and read in order, before the file row that vouches for them.';
call make_tenant('file_chunk', 'select, insert');

create table outgoing_mail (
  association_id integer not null references association,
  id uuid not null,
  purpose text not null check (purpose in ('circulation', 'new_version', 'recall', 'for_information', 'reminder', 'receipt', 'returned', 'notice')),
  concerns uuid not null,
  message_id text not null,
  from_address text not null,
  to_address text not null,
  reply_to text,
  subject text not null,
  body_text text not null,
  attachments jsonb not null default '[]' check (jsonb_typeof(attachments) = 'array'),
  due_at timestamptz not null,
  state text not null check (state in ('waiting', 'sending', 'unsure', 'sent', 'failed', 'cancelled')),
  attempts integer not null default 0,
  last_error text,
  sent_at timestamptz,
  primary key (association_id, id),
  unique (association_id, message_id),
  check ((state = 'sent') = (sent_at is not null))
);
create index outgoing_mail_concerns on outgoing_mail (association_id, concerns);
create index outgoing_mail_waiting on outgoing_mail (association_id, due_at) where state in ('waiting', 'sending', 'unsure');
comment on table outgoing_mail is 'Utgående post: one row per letter and recipient. The Message-ID is fixed when written, so that a retry is the same letter (SMTP is at-least-once).';
call make_tenant('outgoing_mail', 'select, insert, update');
