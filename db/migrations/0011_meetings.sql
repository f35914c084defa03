-- Möten: how bodies meet, agendas, attendance, minutes and their adjusting, decisions, follow-ups, and who represents whom.
create table mandate (
  association_id integer not null,
  id uuid not null,
  organisation_id uuid not null,
  body_id uuid,
  project text check (length(project) between 1 and 300),
  role text not null check (role in ('ordinary', 'substitute', 'chair', 'deputy_chair')),
  holder text not null collate "sv-x-icu" check (length(holder) between 1 and 300),
  email text check (email ~ '^[^@\s]+@[^@\s]+$'),
  valid_from date,
  valid_to date,
  primary key (association_id, id),
  foreign key (association_id, organisation_id) references organisation (association_id, id),
  foreign key (association_id, body_id) references body (association_id, id),
  check (num_nonnulls(body_id, project) = 1),
  check (valid_from < valid_to)
);
create index mandate_seat on mandate (association_id, body_id, organisation_id);
comment on table mandate is 'Företrädarskap: a person stands for an organisation in a body or a project from–to (half-open).';
call make_tenant('mandate', 'select, insert, update');

create table procedure (
  association_id integer not null,
  body_id uuid not null,
  short_name text check (length(short_name) between 1 and 40),
  numbering text not null check (numbering in ('items', 'paragraphs')),
  quorum text not null check (quorum in ('none', 'majority')),
  is_public boolean not null,
  per_capsulam boolean not null,
  secretary text,
  secretary_email text check (secretary_email ~ '^[^@\s]+@[^@\s]+$'),
  standing_items jsonb not null default '[]' check (jsonb_typeof(standing_items) = 'array'),
  primary key (association_id, body_id),
  foreign key (association_id, body_id) references body (association_id, id)
);
comment on table procedure is 'Arbetsordning: how a body meets, numbers and publishes. A body without a row follows what is usual.';
call make_tenant('procedure', 'select, insert, update');

create table meeting_series (
  association_id integer not null,
  body_id uuid not null,
  year smallint not null check (year between 1900 and 2200),
  last_number integer not null default 0 check (last_number >= 0),
  last_paragraph integer not null default 0 check (last_paragraph >= 0),
  primary key (association_id, body_id, year),
  foreign key (association_id, body_id) references body (association_id, id)
);
comment on table meeting_series is 'Numrering: the last meeting and the last paragraph (§) of a body in a year. Its row lock is the number lock.';
call make_tenant('meeting_series', 'select, insert, update');

create table meeting (
  association_id integer not null,
  id uuid not null,
  body_id uuid not null,
  year smallint not null,
  number integer not null check (number > 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text,
  video_link text check (video_link ~ '^https://'),
  has_meal boolean not null default false,
  state text not null check (state in ('planned', 'called', 'open', 'closed', 'sealed', 'cancelled')),
  sequence integer not null default 0,
  published_to date,
  primary key (association_id, id),
  unique (association_id, body_id, year, number),
  foreign key (association_id, body_id) references body (association_id, id),
  check (starts_at < ends_at)
);
create index meeting_time on meeting (association_id, starts_at);
comment on table meeting is 'Möte: a body comes together. Numbered in its body and year; a cancelled one keeps its number. published_to: not for the public from that day.';
call make_tenant('meeting', 'select, insert, update');

create table meeting_earlier (
  association_id integer not null,
  meeting_id uuid not null,
  position smallint not null check (position > 0),
  starts_at timestamptz,
  month text check (month ~ '^\d{4}-\d{2}$'),
  primary key (association_id, meeting_id, position),
  foreign key (association_id, meeting_id) references meeting (association_id, id),
  check (num_nonnulls(starts_at, month) = 1)
);
comment on table meeting_earlier is 'When a meeting was to be before it was moved; only the month where that is all that is known ("marsmötet").';
call make_tenant('meeting_earlier', 'select, insert');

create table agenda_item (
  association_id integer not null,
  id uuid not null,
  body_id uuid not null,
  meeting_id uuid,
  position smallint check (position > 0),
  title text not null check (length(title) between 1 and 1000),
  kind text not null check (kind in ('information', 'discussion', 'decision')),
  presenter text,
  planned_minutes smallint check (planned_minutes > 0),
  is_closed boolean not null default false,
  case_id uuid,
  earlier_item_id uuid,
  text text not null default '',
  outcome text check (outcome in ('decided', 'referred_back', 'postponed', 'noted', 'handed_over')),
  outcome_recipient text,
  outcome_body_id uuid,
  clauses jsonb not null default '[]' check (jsonb_typeof(clauses) = 'array'),
  proposals text,
  vote jsonb check (jsonb_typeof(vote) = 'object'),
  reservations text,
  extract_recipients jsonb not null default '[]' check (jsonb_typeof(extract_recipients) = 'array'),
  version integer not null default 1,
  writer uuid,
  written_at timestamptz,
  written_by text,
  removed_at timestamptz,
  primary key (association_id, id),
  unique (association_id, meeting_id, position) deferrable initially deferred,
  foreign key (association_id, body_id) references body (association_id, id),
  foreign key (association_id, meeting_id) references meeting (association_id, id),
  foreign key (association_id, case_id) references case_file (association_id, id),
  foreign key (association_id, earlier_item_id) references agenda_item (association_id, id),
  foreign key (association_id, outcome_body_id) references body (association_id, id),
  check ((position is null) = (meeting_id is null or removed_at is not null))
);
create index agenda_item_earlier on agenda_item (association_id, earlier_item_id) where earlier_item_id is not null;
create index agenda_item_collected on agenda_item (association_id, body_id) where meeting_id is null;
comment on table agenda_item is 'Punkt: what a meeting takes up. Without a meeting it is collected for the body''s next one. earlier_item_id: where it was postponed or handed over from. writer: the open page that wrote last.';
call make_tenant('agenda_item', 'select, insert, update');

create table paragraph (
  association_id integer not null,
  body_id uuid not null,
  year smallint not null,
  number integer not null check (number > 0),
  item_id uuid not null,
  primary key (association_id, body_id, year, number),
  unique (association_id, item_id),
  foreign key (association_id, body_id) references body (association_id, id),
  foreign key (association_id, item_id) references agenda_item (association_id, id)
);
comment on table paragraph is 'Paragraf (§): the number an item got when its meeting was closed; through the year without a gap, and never given again.';
call make_tenant('paragraph', 'select, insert');

create table item_conflict (
  association_id integer not null,
  id uuid not null,
  item_id uuid not null,
  based_version integer not null,
  text text not null,
  writer text not null,
  written_at timestamptz not null,
  settled_at timestamptz,
  primary key (association_id, id),
  foreign key (association_id, item_id) references agenda_item (association_id, id)
);
create index item_conflict_open on item_conflict (association_id, item_id) where settled_at is null;
comment on table item_conflict is 'A text written on an older version of an item, while somebody else wrote in it: kept beside until a person has settled what stands.';
call make_tenant('item_conflict', 'select, insert, update');

create table attendee (
  association_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  organisation_id uuid,
  holder text not null check (length(holder) between 1 and 300),
  kind text not null check (kind in ('present', 'apology', 'guest', 'officer')),
  role text,
  is_substitute boolean not null default false,
  by_distance boolean not null default false,
  came_at timestamptz,
  left_at timestamptz,
  recused_items jsonb not null default '[]' check (jsonb_typeof(recused_items) = 'array'),
  primary key (association_id, id),
  foreign key (association_id, meeting_id) references meeting (association_id, id),
  foreign key (association_id, organisation_id) references organisation (association_id, id),
  check (came_at < left_at),
  check (organisation_id is not null or kind in ('guest', 'officer'))
);
create index attendee_meeting on attendee (association_id, meeting_id);
comment on table attendee is 'Närvaro: who was there for which member, apologies and guests. Absence is what remains of that day''s members and is not written.';
call make_tenant('attendee', 'select, insert, update, delete');

create table invitee (
  association_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  organisation_id uuid,
  holder text not null,
  email text not null check (email ~ '^[^@\s]+@[^@\s]+$'),
  role text not null check (role in ('member', 'substitute', 'guest')),
  token_hash bytea not null check (length(token_hash) = 32),
  answer text check (answer in ('comes', 'cannot', 'substitute', 'perhaps')),
  answer_note text,
  wants_meal boolean,
  answered_at timestamptz,
  primary key (association_id, id),
  unique (association_id, token_hash),
  unique (association_id, meeting_id, email),
  foreign key (association_id, meeting_id) references meeting (association_id, id),
  foreign key (association_id, organisation_id) references organisation (association_id, id),
  check ((answer is null) = (answered_at is null))
);
comment on table invitee is 'Kallad: who has got the call, and what was answered on the page or by the calendar itself.';
call make_tenant('invitee', 'select, insert, update');

create table meeting_paper (
  association_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid,
  title text not null check (length(title) between 1 and 1000),
  filename text not null,
  sha256 bytea not null,
  added_at timestamptz not null,
  is_late boolean not null,
  removed_at timestamptz,
  primary key (association_id, id),
  foreign key (association_id, meeting_id) references meeting (association_id, id),
  foreign key (association_id, item_id) references agenda_item (association_id, id),
  foreign key (association_id, sha256) references file (association_id, sha256)
);
create index meeting_paper_meeting on meeting_paper (association_id, meeting_id);
comment on table meeting_paper is 'Mötets handlingar: files of a meeting or one of its items. Late: added after the call went out.';
call make_tenant('meeting_paper', 'select, insert, update');

create table adjuster (
  association_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid,
  holder text not null check (length(holder) between 1 and 300),
  email text check (email ~ '^[^@\s]+@[^@\s]+$'),
  role text not null check (role in ('adjuster', 'chair')),
  token_hash bytea check (length(token_hash) = 32),
  confirmed boolean,
  manner text check (manner in ('page', 'email', 'e_signature', 'ink')),
  answered_at timestamptz,
  reason text,
  text_hash text check (text_hash ~ '^[0-9a-f]{64}$'),
  evidence_sha256 bytea,
  primary key (association_id, id),
  unique (association_id, token_hash),
  foreign key (association_id, meeting_id) references meeting (association_id, id),
  foreign key (association_id, item_id) references agenda_item (association_id, id),
  foreign key (association_id, evidence_sha256) references file (association_id, sha256),
  check (num_nulls(confirmed, manner, answered_at, text_hash) in (0, 4)),
  check (confirmed is not false or reason is not null)
);
create index adjuster_meeting on adjuster (association_id, meeting_id);
comment on table adjuster is 'Justerare: chosen in the meeting for the minutes, or for one item alone (omedelbar justering). text_hash is of the text that was confirmed or refused; the evidence is a scanned signature or letter.';
call make_tenant('adjuster', 'select, insert, update');

create table justering_comment (
  association_id integer not null,
  id uuid not null,
  adjuster_id uuid not null,
  item_id uuid,
  text text not null check (length(text) between 1 and 10000),
  written_at timestamptz not null,
  primary key (association_id, id),
  foreign key (association_id, adjuster_id) references adjuster (association_id, id),
  foreign key (association_id, item_id) references agenda_item (association_id, id)
);
comment on table justering_comment is 'What an adjuster asks to have changed, in one item or the whole.';
call make_tenant('justering_comment', 'select, insert');

create table minutes (
  association_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid,
  version smallint not null check (version > 0),
  state text not null check (state in ('closed', 'sealed')),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  text_hash text not null check (text_hash ~ '^[0-9a-f]{64}$'),
  archive_sha256 bytea,
  accessible_sha256 bytea,
  written_at timestamptz not null,
  correction text,
  primary key (association_id, id),
  unique (association_id, meeting_id, version),
  foreign key (association_id, meeting_id) references meeting (association_id, id),
  foreign key (association_id, item_id) references agenda_item (association_id, id),
  foreign key (association_id, archive_sha256) references file (association_id, sha256),
  foreign key (association_id, accessible_sha256) references file (association_id, sha256)
);
comment on table minutes is 'Protokoll as they stood each time the meeting was closed or the minutes sealed; of one item where it was adjusted at once. A correction after sealing is a new version with its reason.';
call make_tenant('minutes', 'select, insert');

create table board_notice (
  association_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid,
  board text not null check (length(board) between 1 and 300),
  posted_on date not null,
  primary key (association_id, id),
  unique (association_id, meeting_id, item_id, board),
  foreign key (association_id, meeting_id) references meeting (association_id, id),
  foreign key (association_id, item_id) references agenda_item (association_id, id)
);
comment on table board_notice is 'Anslag: when and on whose notice board the adjusting was announced. Only for bodies under Kommunallagen.';
call make_tenant('board_notice', 'select, insert');

create table decision (
  association_id integer not null,
  id uuid not null,
  body_id uuid not null,
  meeting_id uuid,
  item_id uuid,
  reference text not null,
  title text not null,
  decided_on date not null,
  manner text not null check (manner in ('meeting', 'per_capsulam')),
  clauses jsonb not null check (jsonb_typeof(clauses) = 'array' and jsonb_array_length(clauses) > 0),
  case_id uuid,
  earlier_id uuid,
  relation text check (relation in ('follows', 'changes')),
  primary key (association_id, id),
  unique (association_id, item_id),
  foreign key (association_id, body_id) references body (association_id, id),
  foreign key (association_id, meeting_id) references meeting (association_id, id),
  foreign key (association_id, item_id) references agenda_item (association_id, id),
  foreign key (association_id, case_id) references case_file (association_id, id),
  foreign key (association_id, earlier_id) references decision (association_id, id),
  check ((earlier_id is null) = (relation is null)),
  check ((manner = 'meeting') = (meeting_id is not null))
);
create index decision_body on decision (association_id, body_id, decided_on);
comment on table decision is 'Beslut: what a body has decided, once the minutes are sealed or the item adjusted at once; or without a meeting (per capsulam).';
call make_tenant('decision', 'select, insert');

create table followup (
  association_id integer not null,
  id uuid not null,
  body_id uuid not null,
  meeting_id uuid,
  item_id uuid,
  number integer not null check (number > 0),
  said_on date not null,
  who text,
  what text not null check (length(what) between 1 and 2000),
  occasion jsonb check (jsonb_typeof(occasion) = 'object'),
  due_on date,
  after_id uuid,
  words text,
  certainty text not null check (certainty in ('task', 'possible')),
  closed_how text check (closed_how in ('decision', 'item', 'note')),
  closed_on date,
  closed_ref uuid,
  closed_note text,
  primary key (association_id, id),
  unique (association_id, meeting_id, number),
  foreign key (association_id, body_id) references body (association_id, id),
  foreign key (association_id, meeting_id) references meeting (association_id, id),
  foreign key (association_id, item_id) references agenda_item (association_id, id),
  foreign key (association_id, after_id) references followup (association_id, id),
  check ((closed_how is null) = (closed_on is null)),
  check (closed_on is null or num_nonnulls(closed_ref, closed_note) > 0)
);
create index followup_open on followup (association_id, body_id) where closed_on is null;
comment on table followup is 'Åtgärd: somebody does something by a day or a meeting. occasion is the meeting as it was said ("nästa möte"); which one that is follows from the calendar.';
call make_tenant('followup', 'select, insert, update');

alter table outgoing_mail drop constraint outgoing_mail_purpose_check;
alter table outgoing_mail add constraint outgoing_mail_purpose_check check (purpose in (
  'circulation', 'new_version', 'recall', 'for_information', 'reminder', 'receipt', 'returned', 'notice',
  'call', 'meeting_moved', 'meeting_cancelled', 'justering', 'protocol_extract'));
