-- Inkomna brev: letters as they came, byte for byte, what they hold, what is proposed of them, and what became of them.
create table letter (
  association_id integer not null references association,
  id uuid not null,
  sha256 bytea not null,
  identity bytea not null check (length(identity) = 32),
  message_id text,
  door text not null check (door in ('imap', 'lmtp', 'folder', 'upload')),
  envelope jsonb not null check (jsonb_typeof(envelope) = 'object'),
  filename text,
  taken_at timestamptz not null,
  received_at timestamptz not null,
  forwarded_at timestamptz,
  state text not null check (state in ('received', 'parsed', 'unreadable')),
  unread_reason text,
  head jsonb check (jsonb_typeof(head) = 'object'),
  sorted text not null check (sorted in (
    'unsorted', 'to_register', 'holding', 'registered', 'not_an_answer', 'other_post',
    'automatic', 'delivery_report', 'newsletter', 'suspect', 'copy')),
  sorted_reason text,
  proposals jsonb not null default '[]' check (jsonb_typeof(proposals) = 'array'),
  copy_id uuid,
  assigned_id uuid references person,
  snoozed_to date,
  revision integer not null default 1,
  primary key (association_id, id),
  unique (association_id, identity),
  foreign key (association_id, sha256) references file (association_id, sha256),
  foreign key (association_id, copy_id) references letter (association_id, id),
  check ((state = 'unreadable') = (unread_reason is not null)),
  check ((sorted = 'copy') = (copy_id is not null))
);
create index letter_message_id on letter (association_id, message_id) where message_id is not null;
create index letter_waiting on letter (association_id, received_at) where sorted in ('unsorted', 'to_register', 'holding');
comment on table letter is 'Inkommet brev: the raw bytes are the file sha256. identity is what makes it one letter: its Message-ID and its text, without the marks that each mail server adds; the same letter by two doors is taken once. received_at is when it reached the office, forwarded_at when somebody there sent it on, taken_at when it was committed here.';
call make_tenant('letter', 'select, insert, update');

create table letter_part (
  association_id integer not null,
  letter_id uuid not null,
  position smallint not null check (position >= 0),
  parent smallint check (parent < position),
  role text not null check (role in ('text', 'attachment', 'inline', 'letter')),
  filename text,
  media_type text not null,
  size bigint not null check (size >= 0),
  sha256 bytea,
  head jsonb check (jsonb_typeof(head) = 'object'),
  text text,
  pages jsonb not null default '[]' check (jsonb_typeof(pages) = 'array'),
  scanned boolean not null default false,
  unread_reason text,
  primary key (association_id, letter_id, position),
  foreign key (association_id, letter_id) references letter (association_id, id),
  foreign key (association_id, letter_id, parent) references letter_part (association_id, letter_id, position),
  foreign key (association_id, sha256) references file (association_id, sha256)
);
comment on table letter_part is 'Del av ett brev: its text, an attachment, a picture in the text, or a letter within it with parts of its own (parent). pages: where each page begins in the text. scanned: the text was read from pictures of the pages.';
call make_tenant('letter_part', 'select, insert');

create table letter_entry (
  association_id integer not null,
  letter_id uuid not null,
  entry_id uuid not null,
  act_id uuid,
  primary key (association_id, letter_id, entry_id),
  foreign key (association_id, letter_id) references letter (association_id, id),
  foreign key (association_id, entry_id) references registry_entry (association_id, id),
  foreign key (association_id, act_id) references act (association_id, id)
);
comment on table letter_entry is 'What a letter was entered as in the register, and the act it became where it was an answer. One letter may be several answers, and several letters one.';
call make_tenant('letter_entry', 'select, insert');

create table delivery_report (
  association_id integer not null,
  letter_id uuid not null,
  mail_id uuid not null,
  recipient text not null,
  action text not null check (action in ('failed', 'delayed', 'delivered', 'relayed', 'expanded')),
  status text not null check (status ~ '^[245]\.\d{1,3}\.\d{1,3}$'),
  words text,
  reported_at timestamptz not null,
  primary key (association_id, letter_id, mail_id, recipient),
  foreign key (association_id, letter_id) references letter (association_id, id),
  foreign key (association_id, mail_id) references outgoing_mail (association_id, id)
);
create index delivery_report_mail on delivery_report (association_id, mail_id);
comment on table delivery_report is 'Leveransrapport (RFC 3464): what a mail server says became of a letter of ours. A status that begins with 5 asks for another contact.';
call make_tenant('delivery_report', 'select, insert');
