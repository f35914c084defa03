-- The database as migrated. Written by `npm run schema`; a gate keeps it true. Not to be run.
-- 0001_foundation.sql 838016aded506f14
-- 0002_organisations.sql df43130a56b5618d
-- 0003_people.sql 4fcfff9df9fef372
-- 0004_files.sql 6beedb0d546bc050
-- 0005_cases.sql 4b6ed14494521502
-- 0006_agreements.sql f73c0ee457902d2c
-- 0007_circulations.sql 3a024891413da5b4
-- 0008_ledger.sql 8039bc20d199d0ea
-- 0009_search.sql 1c100a02ef760aca
-- 0010_intake.sql 6710b912a87fadca
-- 0011_meetings.sql 35c0eb0d112e3f25
-- 0012_questions.sql 3924ff1afdfb28b3
-- 0013_answer_links.sql 7dcbd6043e188ccf
-- 0014_letter_steps.sql 7995d7a2d3bde5c4
-- 0015_clocks.sql 92e8f860f018650a
-- 0016_presence.sql 9785228fb7ef5086
-- 0017_publication.sql c14087601dabc8f1
-- 0018_extension_letters.sql 7a8de2d2b2596192
-- 0019_call_notes.sql 3b2be0d1bd445009
-- 0020_nominees.sql 2961e6bd2f12b41a
-- 0021_lodgings.sql 795b254bfe7ca149
-- 0022_events.sql 833e8503c601d173
-- 0023_followup_reminders.sql fe23720bb443b862
-- 0024_recommended_decisions.sql d75c5b91a51d6a19
-- 0025_minutes_template.sql 48f11fbb5226e811
-- 0026_searched.sql 205ea82f49d34735
-- 0027_colleagues.sql dc7d143016560abf
-- 0028_event_changes.sql aed2c1acd85f93ac
-- 0029_many_associations.sql 4f6a1ca02d069b3b
-- 0030_late_papers.sql b492e92a4f811beb
-- 0031_followup_days.sql 297eb03b6b1bfb68
-- 0032_editions.sql 06bdd6f5c401f452
-- 0033_sign_up_day.sql 34f8162e6f159b70
-- 0034_paper_publication.sql 047ed95595320a26
-- 0035_file_chunk_storage.sql f7e6c4ae5ecf4fec
-- 0036_superseded_acts.sql 1c8c3455f13b701d
-- 0037_letters_by_themselves.sql 9b3382f245b1a014
-- 0038_letter_entries.sql db3c431e8e0898d8
-- 0039_followup_of_association.sql 7035eed16225a68e
-- 0040_circulation_now.sql a61be63cffb48334
-- 0041_verifications.sql 75d520bb94a0868d

-- Ställningstagande: one legally meaningful step by a member. Append-only; a mistake is corrected by a later act that supersedes it.
create table act (
  association_id integer not null,
  id uuid not null,
  log_seq bigint not null,
  recorded_at timestamp with time zone not null,
  circulation_id uuid not null,
  version smallint not null,
  organisation_id uuid not null,
  registry_entry_id uuid,
  type text not null,
  as_type text,
  decided_on date,
  final_on date,
  deposited_on date,
  effective_on date,
  decided_by text,
  paragraph text,
  clauses jsonb not null default '[]'::jsonb,
  riders jsonb not null default '[]'::jsonb,
  findings jsonb not null default '[]'::jsonb,
  until_on date,
  opinion text,
  supersedes_id uuid,
  concerns_id uuid,
  successor_id uuid,
  note text,
  nominees jsonb not null default '[]'::jsonb,
  CHECK (((as_type IS NULL) OR (type = ANY (ARRAY['corrected'::text, 'replaced'::text])))),
  CHECK (((length(decided_by) >= 1) AND (length(decided_by) <= 300))),
  CHECK (((length(paragraph) >= 1) AND (length(paragraph) <= 100))),
  CHECK (((type = ANY (ARRAY['corrected'::text, 'replaced'::text])) = (supersedes_id IS NOT NULL))),
  CHECK ((jsonb_typeof(clauses) = 'array'::text)),
  CHECK ((jsonb_typeof(findings) = 'array'::text)),
  CHECK ((jsonb_typeof(nominees) = 'array'::text)),
  CHECK ((jsonb_typeof(riders) = 'array'::text)),
  FOREIGN KEY (association_id, circulation_id, version) REFERENCES circulation_version(association_id, circulation_id, version),
  FOREIGN KEY (association_id, concerns_id) REFERENCES act(association_id, id),
  FOREIGN KEY (association_id, log_seq) REFERENCES log_entry(association_id, seq),
  FOREIGN KEY (association_id, organisation_id) REFERENCES organisation(association_id, id),
  FOREIGN KEY (association_id, registry_entry_id) REFERENCES registry_entry(association_id, id),
  FOREIGN KEY (association_id, successor_id) REFERENCES organisation(association_id, id),
  FOREIGN KEY (association_id, supersedes_id) REFERENCES act(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, log_seq)
);
CREATE INDEX act_circulation ON public.act USING btree (association_id, circulation_id, organisation_id, recorded_at);
CREATE INDEX act_entry ON public.act USING btree (association_id, registry_entry_id) WHERE (registry_entry_id IS NOT NULL);
CREATE INDEX act_organisation ON public.act USING btree (association_id, organisation_id, recorded_at);
CREATE INDEX act_superseding ON public.act USING btree (association_id, supersedes_id) WHERE (supersedes_id IS NOT NULL);
CREATE UNIQUE INDEX act_corrected_once ON public.act USING btree (association_id, supersedes_id) WHERE (type = 'corrected'::text);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- What an act rests on: a document, the page and the sentence; or a note of a call.
create table act_evidence (
  association_id integer not null,
  act_id uuid not null,
  position smallint not null,
  document_id uuid,
  quote text,
  page integer,
  note text,
  vector tsvector generated always as (setweight(to_tsvector('swedish'::regconfig, "left"(COALESCE(quote, ''::text), 20000)), 'B'::"char")) stored,
  CHECK (("position" > 0)),
  CHECK (((document_id IS NOT NULL) OR (note IS NOT NULL))),
  CHECK ((page > 0)),
  FOREIGN KEY (association_id, act_id) REFERENCES act(association_id, id),
  FOREIGN KEY (association_id, document_id) REFERENCES document(association_id, id),
  PRIMARY KEY (association_id, act_id, "position")
);
CREATE INDEX act_evidence_words ON public.act_evidence USING gin (tenant_words(association_id, vector));
policy searched to radslag_search using (true);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Adressat: one recipient of a circulation, with its own reply address and its own clock. A dropped one stays readable: who is asked again gets a new row, so that what was known then can be told.
create table addressee (
  association_id integer not null,
  id uuid not null,
  circulation_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  email text not null,
  reply_token text not null,
  added_at timestamp with time zone not null,
  dropped_at timestamp with time zone,
  dropped_reason text,
  CHECK (((dropped_at IS NULL) = (dropped_reason IS NULL))),
  CHECK ((role = ANY (ARRAY['to'::text, 'for_information'::text]))),
  FOREIGN KEY (association_id, circulation_id) REFERENCES circulation(association_id, id),
  FOREIGN KEY (association_id, organisation_id) REFERENCES organisation(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, reply_token)
);
CREATE INDEX addressee_member ON public.addressee USING btree (association_id, organisation_id) INCLUDE (circulation_id, role, added_at, dropped_at);
CREATE INDEX addressee_periods ON public.addressee USING btree (association_id, circulation_id, organisation_id, added_at);
CREATE UNIQUE INDEX addressee_asked ON public.addressee USING btree (association_id, circulation_id, organisation_id) WHERE (dropped_at IS NULL);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select, update to radslag_app;

-- Justerare: chosen in the meeting for the minutes, or for one item alone (omedelbar justering). text_hash is of the text that was confirmed or refused; the evidence is a scanned signature or letter.
create table adjuster (
  association_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid,
  holder text not null,
  email text,
  role text not null,
  token_hash bytea,
  confirmed boolean,
  manner text,
  answered_at timestamp with time zone,
  reason text,
  text_hash text,
  evidence_sha256 bytea,
  CHECK (((confirmed IS NOT FALSE) OR (reason IS NOT NULL))),
  CHECK (((length(holder) >= 1) AND (length(holder) <= 300))),
  CHECK ((email ~ '^[^@\s]+@[^@\s]+$'::text)),
  CHECK ((length(token_hash) = 32)),
  CHECK ((manner = ANY (ARRAY['page'::text, 'email'::text, 'e_signature'::text, 'ink'::text]))),
  CHECK ((num_nulls(confirmed, manner, answered_at, text_hash) = ANY (ARRAY[0, 4]))),
  CHECK ((role = ANY (ARRAY['adjuster'::text, 'chair'::text]))),
  CHECK ((text_hash ~ '^[0-9a-f]{64}$'::text)),
  FOREIGN KEY (association_id, evidence_sha256) REFERENCES file(association_id, sha256),
  FOREIGN KEY (association_id, item_id) REFERENCES agenda_item(association_id, id),
  FOREIGN KEY (association_id, meeting_id) REFERENCES meeting(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, token_hash)
);
CREATE INDEX adjuster_meeting ON public.adjuster USING btree (association_id, meeting_id);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Punkt: what a meeting takes up. Without a meeting it is collected for the body's next one. earlier_item_id: where it was postponed or handed over from. writer: the open page that wrote last.
create table agenda_item (
  association_id integer not null,
  id uuid not null,
  body_id uuid not null,
  meeting_id uuid,
  position smallint,
  title text not null,
  kind text not null,
  presenter text,
  planned_minutes smallint,
  is_closed boolean not null default false,
  case_id uuid,
  earlier_item_id uuid,
  text text not null default ''::text,
  outcome text,
  outcome_recipient text,
  outcome_body_id uuid,
  clauses jsonb not null default '[]'::jsonb,
  proposals text,
  vote jsonb,
  reservations text,
  extract_recipients jsonb not null default '[]'::jsonb,
  version integer not null default 1,
  writer uuid,
  written_at timestamp with time zone,
  written_by text,
  removed_at timestamp with time zone,
  vector tsvector generated always as (((setweight(to_tsvector('swedish'::regconfig, title), 'A'::"char") || setweight(to_tsvector('swedish'::regconfig, "left"(text, 200000)), 'C'::"char")) || setweight(to_tsvector('swedish'::regconfig, clauses), 'B'::"char"))) stored,
  CHECK (("position" > 0)),
  CHECK ((("position" IS NULL) = ((meeting_id IS NULL) OR (removed_at IS NOT NULL)))),
  CHECK (((length(title) >= 1) AND (length(title) <= 1000))),
  CHECK ((jsonb_typeof(clauses) = 'array'::text)),
  CHECK ((jsonb_typeof(extract_recipients) = 'array'::text)),
  CHECK ((jsonb_typeof(vote) = 'object'::text)),
  CHECK ((kind = ANY (ARRAY['information'::text, 'discussion'::text, 'decision'::text]))),
  CHECK ((outcome = ANY (ARRAY['decided'::text, 'referred_back'::text, 'postponed'::text, 'noted'::text, 'handed_over'::text]))),
  CHECK ((planned_minutes > 0)),
  FOREIGN KEY (association_id, body_id) REFERENCES body(association_id, id),
  FOREIGN KEY (association_id, case_id) REFERENCES case_file(association_id, id),
  FOREIGN KEY (association_id, earlier_item_id) REFERENCES agenda_item(association_id, id),
  FOREIGN KEY (association_id, meeting_id) REFERENCES meeting(association_id, id),
  FOREIGN KEY (association_id, outcome_body_id) REFERENCES body(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, meeting_id, "position") DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX agenda_item_collected ON public.agenda_item USING btree (association_id, body_id) WHERE (meeting_id IS NULL);
CREATE INDEX agenda_item_earlier ON public.agenda_item USING btree (association_id, earlier_item_id) WHERE (earlier_item_id IS NOT NULL);
CREATE INDEX agenda_item_words ON public.agenda_item USING gin (tenant_words(association_id, vector));
policy searched to radslag_search using (true);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- What a member is writing by its link, saved while it is written: the fields as typed, and the files. Gone when it is lodged. writer: the open page that saved it last, so that two colleagues do not overwrite each other.
create table answer_draft (
  association_id integer not null,
  addressee_id uuid not null,
  written jsonb not null,
  revision integer not null,
  writer uuid not null,
  saved_at timestamp with time zone not null,
  CHECK ((jsonb_typeof(written) = 'object'::text)),
  FOREIGN KEY (association_id) REFERENCES association(id),
  FOREIGN KEY (association_id, addressee_id) REFERENCES addressee(association_id, id) ON DELETE CASCADE,
  PRIMARY KEY (association_id, addressee_id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select, update to radslag_app;

-- Svarslänk: lets whoever has it answer for one addressee's organisation until it expires or is revoked. Each letter carries one of its own; only the hash of its token is kept. origin: printed in a letter, made anew by the office, or asked for by somebody whose link had expired. Goes with its addressee when a dispatch is undone before any letter has left.
create table answer_link (
  association_id integer not null,
  id uuid not null,
  addressee_id uuid not null,
  token_hash bytea not null,
  origin text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  first_used_at timestamp with time zone,
  last_used_at timestamp with time zone,
  CHECK (((first_used_at IS NULL) = (last_used_at IS NULL))),
  CHECK ((expires_at > made_at)),
  CHECK ((length(token_hash) = 32)),
  CHECK ((origin = ANY (ARRAY['letter'::text, 'renewed'::text, 'asked'::text]))),
  FOREIGN KEY (association_id) REFERENCES association(id),
  FOREIGN KEY (association_id, addressee_id) REFERENCES addressee(association_id, id) ON DELETE CASCADE,
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, token_hash)
);
CREATE INDEX answer_link_addressee ON public.answer_link USING btree (association_id, addressee_id, made_at);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Förbund: the hub and tenant. Its name is that of its own organisation, hub_id, over time.
create table association (
  id integer not null generated always as identity,
  slug text not null,
  hub_id uuid not null,
  mail_from text,
  created_at timestamp with time zone not null,
  CHECK ((slug ~ '^[a-z][a-z0-9-]{1,40}$'::text)),
  FOREIGN KEY (id, hub_id) REFERENCES organisation(association_id, id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id),
  UNIQUE (slug)
);
grant insert, select, update to radslag_app;

-- Närvaro: who was there for which member, apologies and guests. Absence is what remains of that day's members and is not written.
create table attendee (
  association_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  organisation_id uuid,
  holder text not null,
  kind text not null,
  role text,
  is_substitute boolean not null default false,
  by_distance boolean not null default false,
  came_at timestamp with time zone,
  left_at timestamp with time zone,
  recused_items jsonb not null default '[]'::jsonb,
  CHECK (((length(holder) >= 1) AND (length(holder) <= 300))),
  CHECK (((organisation_id IS NOT NULL) OR (kind = ANY (ARRAY['guest'::text, 'officer'::text])))),
  CHECK ((came_at < left_at)),
  CHECK ((jsonb_typeof(recused_items) = 'array'::text)),
  CHECK ((kind = ANY (ARRAY['present'::text, 'apology'::text, 'guest'::text, 'officer'::text]))),
  FOREIGN KEY (association_id, meeting_id) REFERENCES meeting(association_id, id),
  FOREIGN KEY (association_id, organisation_id) REFERENCES organisation(association_id, id),
  PRIMARY KEY (association_id, id)
);
CREATE INDEX attendee_meeting ON public.attendee USING btree (association_id, meeting_id);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select, update to radslag_app;

-- Anslag: when and on whose notice board the adjusting was announced. Only for bodies under Kommunallagen.
create table board_notice (
  association_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid,
  board text not null,
  posted_on date not null,
  CHECK (((length(board) >= 1) AND (length(board) <= 300))),
  FOREIGN KEY (association_id, item_id) REFERENCES agenda_item(association_id, id),
  FOREIGN KEY (association_id, meeting_id) REFERENCES meeting(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, meeting_id, item_id, board)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Organ: board, council, committee or group. governance decides whose law applies (KL or own statutes).
create table body (
  association_id integer not null,
  id uuid not null,
  organisation_id uuid not null,
  name text collate "sv-x-icu" not null,
  kind text not null,
  governance text not null,
  valid_from date,
  valid_to date,
  CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  CHECK ((governance = ANY (ARRAY['municipality'::text, 'kommunalforbund'::text, 'gemensam_namnd'::text, 'kommunforbund'::text, 'avtalssamverkan'::text]))),
  CHECK ((kind = ANY (ARRAY['council'::text, 'board'::text, 'committee'::text, 'directors_group'::text, 'working_group'::text, 'other'::text]))),
  CHECK ((valid_from < valid_to)),
  FOREIGN KEY (association_id, organisation_id) REFERENCES organisation(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, organisation_id, name)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Telefonanteckning: a call to a member about a circulation, by what the one who answered is called at work. act_id: what was learnt, where it was a step of the member's.
create table call_note (
  association_id integer not null,
  id uuid not null,
  circulation_id uuid not null,
  organisation_id uuid not null,
  called_on date not null,
  spoke_with text not null,
  said text not null,
  act_id uuid,
  noted_by text not null,
  noted_at timestamp with time zone not null,
  CHECK (((length(said) >= 1) AND (length(said) <= 10000))),
  CHECK (((length(spoke_with) >= 1) AND (length(spoke_with) <= 200))),
  FOREIGN KEY (association_id, act_id) REFERENCES act(association_id, id),
  FOREIGN KEY (association_id, circulation_id) REFERENCES circulation(association_id, id),
  FOREIGN KEY (association_id, organisation_id) REFERENCES organisation(association_id, id),
  PRIMARY KEY (association_id, id)
);
CREATE INDEX call_note_member ON public.call_note USING btree (association_id, circulation_id, organisation_id, noted_at);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Ärende with its Dnr (case is a reserved word in SQL). A voided one (makulerad) keeps its number and stays visible.
create table case_file (
  association_id integer not null,
  id uuid not null,
  dnr text not null,
  dnr_key text not null,
  prefix text,
  year smallint,
  number integer,
  title text not null,
  opened_on date not null,
  closed_on date,
  voided_at timestamp with time zone,
  vector tsvector generated always as (setweight(to_tsvector('swedish'::regconfig, "left"(title, 20000)), 'A'::"char")) stored,
  CHECK (((length(dnr) >= 1) AND (length(dnr) <= 100))),
  CHECK (((length(title) >= 1) AND (length(title) <= 10000))),
  CHECK ((closed_on >= opened_on)),
  CHECK ((num_nulls(prefix, year, number) = ANY (ARRAY[0, 3]))),
  FOREIGN KEY (association_id) REFERENCES association(id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, dnr_key),
  UNIQUE (association_id, prefix, year, number)
);
CREATE INDEX case_file_words ON public.case_file USING gin (tenant_words(association_id, vector));
policy searched to radslag_search using (true);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- The last link of each association's log; its row lock is the chain lock, taken last in a transaction.
create table chain_head (
  association_id integer not null,
  seq bigint not null,
  hash bytea not null,
  recorded_at timestamp with time zone not null,
  CHECK ((length(hash) = 32)),
  CHECK ((seq >= 0)),
  FOREIGN KEY (association_id) REFERENCES association(id),
  PRIMARY KEY (association_id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Rekommendation, remiss, erbjudande eller förfrågan: one text sent to many for an answer by a date. draft is what is being written; what was sent stands in its versions. A draft may wait for its case; until it is sent its slug is its id.
create table circulation (
  association_id integer not null,
  id uuid not null,
  case_id uuid,
  dnr text,
  slug text not null,
  kind text not null,
  sender_id uuid not null,
  instrument_id uuid,
  draft jsonb,
  revision integer not null default 1,
  current_version smallint,
  sent_at timestamp with time zone,
  recalled_at timestamp with time zone,
  recall_reason text,
  example boolean not null default false,
  decision_id uuid,
  CHECK (((recalled_at IS NULL) = (recall_reason IS NULL))),
  CHECK (((sent_at IS NULL) = (current_version IS NULL))),
  CHECK (((sent_at IS NULL) OR ((case_id IS NOT NULL) AND (dnr IS NOT NULL)))),
  CHECK ((jsonb_typeof(draft) = 'object'::text)),
  CHECK ((kind = ANY (ARRAY['recommendation'::text, 'consultation'::text, 'offer'::text, 'enquiry'::text]))),
  CHECK ((slug ~ '^[A-Za-z0-9ÅÄÖåäö][A-Za-z0-9ÅÄÖåäö-]{0,100}$'::text)),
  FOREIGN KEY (association_id) REFERENCES association(id),
  FOREIGN KEY (association_id, case_id) REFERENCES case_file(association_id, id),
  FOREIGN KEY (association_id, decision_id) REFERENCES decision(association_id, id),
  FOREIGN KEY (association_id, instrument_id) REFERENCES instrument(association_id, id),
  FOREIGN KEY (association_id, sender_id) REFERENCES organisation(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, slug)
);
CREATE INDEX circulation_decision ON public.circulation USING btree (association_id, decision_id) WHERE (decision_id IS NOT NULL);
CREATE INDEX circulation_instrument ON public.circulation USING btree (association_id, instrument_id) WHERE (instrument_id IS NOT NULL);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- What goes with the letter: the signed letter itself, the instrument, its annexes, the decision it rests on.
create table circulation_document (
  association_id integer not null,
  circulation_id uuid not null,
  version smallint not null,
  position smallint not null,
  role text not null,
  document_id uuid not null,
  CHECK (("position" > 0)),
  CHECK ((role = ANY (ARRAY['letter'::text, 'instrument'::text, 'annex'::text, 'decision'::text]))),
  FOREIGN KEY (association_id, circulation_id, version) REFERENCES circulation_version(association_id, circulation_id, version),
  FOREIGN KEY (association_id, document_id) REFERENCES document(association_id, id),
  PRIMARY KEY (association_id, circulation_id, version, "position")
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select to radslag_app;

-- The text as sent, frozen and hashed; never updated. draft: as it stood then, with the letter it was read from. registry_entry_id: its dispatch in the register. A change is a new version, which the addressees are told of. Deleted only, with its clauses, documents and addressees, when the dispatch is undone before any letter has left; no act can refer to it then.
create table circulation_version (
  association_id integer not null,
  circulation_id uuid not null,
  version smallint not null,
  title text not null,
  letter jsonb not null,
  answer_by date,
  text_hash bytea not null,
  frozen_at timestamp with time zone not null,
  draft jsonb,
  registry_entry_id uuid,
  vector tsvector generated always as ((setweight(to_tsvector('swedish'::regconfig, "left"(title, 20000)), 'A'::"char") || setweight(to_tsvector('swedish'::regconfig, letter), 'C'::"char"))) stored,
  CHECK (((length(title) >= 1) AND (length(title) <= 10000))),
  CHECK ((jsonb_typeof(draft) = 'object'::text)),
  CHECK ((jsonb_typeof(letter) = 'object'::text)),
  CHECK ((length(text_hash) = 32)),
  CHECK ((version > 0)),
  FOREIGN KEY (association_id, circulation_id) REFERENCES circulation(association_id, id),
  FOREIGN KEY (association_id, registry_entry_id) REFERENCES registry_entry(association_id, id),
  PRIMARY KEY (association_id, circulation_id, version)
);
CREATE INDEX circulation_version_words ON public.circulation_version USING gin (tenant_words(association_id, vector));
policy searched to radslag_search using (true);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select to radslag_app;

-- Beslutspunkt (att-sats) that the members are asked to adopt. only_for: the members it applies to; null is all.
create table clause (
  association_id integer not null,
  circulation_id uuid not null,
  version smallint not null,
  number smallint not null,
  text text not null,
  only_for uuid[],
  CHECK (((length(text) >= 1) AND (length(text) <= 20000))),
  CHECK ((number > 0)),
  FOREIGN KEY (association_id, circulation_id, version) REFERENCES circulation_version(association_id, circulation_id, version),
  PRIMARY KEY (association_id, circulation_id, version, number)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select to radslag_app;

-- Kontakt: where post to an organisation or one of its bodies goes. The registrar gets recommendations; "frågor" is somebody else.
create table contact (
  association_id integer not null,
  id uuid not null,
  organisation_id uuid not null,
  body_id uuid,
  purpose text not null,
  title text not null,
  email text not null,
  ended_at timestamp with time zone,
  CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  CHECK ((email ~ '^[^@\s]+@[^@\s]+$'::text)),
  CHECK ((purpose = ANY (ARRAY['registrar'::text, 'questions'::text, 'secretary'::text, 'duty'::text]))),
  FOREIGN KEY (association_id, body_id) REFERENCES body(association_id, id),
  FOREIGN KEY (association_id, organisation_id) REFERENCES organisation(association_id, id),
  PRIMARY KEY (association_id, id)
);
CREATE UNIQUE INDEX contact_current ON public.contact USING btree (association_id, organisation_id, purpose, lower(email)) WHERE (ended_at IS NULL);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Beslut: what a body has decided, once the minutes are sealed or the item adjusted at once; or without a meeting (per capsulam).
create table decision (
  association_id integer not null,
  id uuid not null,
  body_id uuid not null,
  meeting_id uuid,
  item_id uuid,
  reference text not null,
  title text not null,
  decided_on date not null,
  manner text not null,
  clauses jsonb not null,
  case_id uuid,
  earlier_id uuid,
  relation text,
  vector tsvector generated always as ((setweight(to_tsvector('swedish'::regconfig, "left"(title, 20000)), 'A'::"char") || setweight(to_tsvector('swedish'::regconfig, clauses), 'B'::"char"))) stored,
  CHECK (((earlier_id IS NULL) = (relation IS NULL))),
  CHECK (((jsonb_typeof(clauses) = 'array'::text) AND (jsonb_array_length(clauses) > 0))),
  CHECK (((manner = 'meeting'::text) = (meeting_id IS NOT NULL))),
  CHECK ((manner = ANY (ARRAY['meeting'::text, 'per_capsulam'::text]))),
  CHECK ((relation = ANY (ARRAY['follows'::text, 'changes'::text]))),
  FOREIGN KEY (association_id, body_id) REFERENCES body(association_id, id),
  FOREIGN KEY (association_id, case_id) REFERENCES case_file(association_id, id),
  FOREIGN KEY (association_id, earlier_id) REFERENCES decision(association_id, id),
  FOREIGN KEY (association_id, item_id) REFERENCES agenda_item(association_id, id),
  FOREIGN KEY (association_id, meeting_id) REFERENCES meeting(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, item_id)
);
CREATE INDEX decision_body ON public.decision USING btree (association_id, body_id, decided_on);
CREATE INDEX decision_words ON public.decision USING gin (tenant_words(association_id, vector));
policy searched to radslag_search using (true);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Leveransrapport (RFC 3464): what a mail server says became of a letter of ours. A status that begins with 5 asks for another contact.
create table delivery_report (
  association_id integer not null,
  letter_id uuid not null,
  mail_id uuid not null,
  recipient text not null,
  action text not null,
  status text not null,
  words text,
  reported_at timestamp with time zone not null,
  CHECK ((action = ANY (ARRAY['failed'::text, 'delayed'::text, 'delivered'::text, 'relayed'::text, 'expanded'::text]))),
  CHECK ((status ~ '^[245]\.\d{1,3}\.\d{1,3}$'::text)),
  FOREIGN KEY (association_id, letter_id) REFERENCES letter(association_id, id),
  FOREIGN KEY (association_id, mail_id) REFERENCES outgoing_mail(association_id, id),
  PRIMARY KEY (association_id, letter_id, mail_id, recipient)
);
CREATE INDEX delivery_report_mail ON public.delivery_report USING btree (association_id, mail_id);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Handling: a file of a registry entry, with the text read from it (null where none could be).
create table document (
  association_id integer not null,
  id uuid not null,
  registry_entry_id uuid not null,
  position smallint not null,
  title text not null,
  filename text not null,
  sha256 bytea not null,
  text text,
  public boolean not null default true,
  vector tsvector generated always as ((setweight(to_tsvector('swedish'::regconfig, title), 'A'::"char") || setweight(to_tsvector('swedish'::regconfig, "left"(COALESCE(text, ''::text), 200000)), 'C'::"char"))) stored,
  CHECK (("position" > 0)),
  CHECK (((length(title) >= 1) AND (length(title) <= 1000))),
  FOREIGN KEY (association_id, registry_entry_id) REFERENCES registry_entry(association_id, id),
  FOREIGN KEY (association_id, sha256) REFERENCES file(association_id, sha256),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, registry_entry_id, "position")
);
CREATE INDEX document_words ON public.document USING gin (tenant_words(association_id, vector));
policy searched to radslag_search using (true);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Utskick som gick av sig självt, en dag för en sak: once for each day, whichever process was first. nothing: nobody was left to write to. missed: the program slept, and a later day's letter stands for it. skipped: a person said so; taken away again when that is undone.
create table errand (
  association_id integer not null,
  kind text not null,
  subject uuid not null,
  due_on date not null,
  outcome text not null,
  letters integer not null default 0,
  settled_at timestamp with time zone not null,
  CHECK (((outcome = 'sent'::text) OR (letters = 0))),
  CHECK ((kind = ANY (ARRAY['reminder'::text, 'notice'::text, 'followup'::text, 'justering'::text, 'event'::text]))),
  CHECK ((letters >= 0)),
  CHECK ((outcome = ANY (ARRAY['sent'::text, 'nothing'::text, 'missed'::text, 'skipped'::text]))),
  FOREIGN KEY (association_id) REFERENCES association(id),
  PRIMARY KEY (association_id, kind, subject, due_on)
);
CREATE INDEX errand_settled ON public.errand USING btree (association_id, settled_at);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select, update to radslag_app;

-- Regler för det som går av sig självt: office hours (whole hours in Europe/Stockholm), the usual plan of reminders, whether collected notices are sent or only prepared, and since when nothing leaves. An association without a row has the program's own.
create table errand_rule (
  association_id integer not null,
  opens smallint not null,
  closes smallint not null,
  days_before smallint[] not null,
  days_after smallint[] not null,
  notices text not null,
  paused_at timestamp with time zone,
  followup_before smallint[] not null default '{7,1}'::smallint[],
  followup_after smallint[] not null default '{1}'::smallint[],
  CHECK (((closes >= 1) AND (closes <= 24))),
  CHECK (((opens >= 0) AND (opens <= 23))),
  CHECK ((notices = ANY (ARRAY['prepared'::text, 'automatic'::text]))),
  CHECK ((opens < closes)),
  FOREIGN KEY (association_id) REFERENCES association(id),
  PRIMARY KEY (association_id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Evenemang: a seminar or another occasion of a body that is no meeting. to_on is its last day. What is due on its days is due at it. A cancelled one stays, so that calendars are told; sequence counts its changes (iCalendar).
create table event (
  association_id integer not null,
  id uuid not null,
  body_id uuid not null,
  name text not null,
  place text,
  from_on date not null,
  to_on date not null,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  sign_up_on date,
  sequence integer not null default 0,
  CHECK (((cancel_reason IS NULL) OR (cancelled_at IS NOT NULL))),
  CHECK (((length(cancel_reason) >= 1) AND (length(cancel_reason) <= 2000))),
  CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  CHECK ((from_on <= to_on)),
  CHECK ((sequence >= 0)),
  CHECK ((sign_up_on <= from_on)),
  FOREIGN KEY (association_id, body_id) REFERENCES body(association_id, id),
  PRIMARY KEY (association_id, id)
);
CREATE INDEX event_days ON public.event USING btree (association_id, from_on);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- What an event was before each of its changes: sequence is the one it had.
create table event_earlier (
  association_id integer not null,
  event_id uuid not null,
  sequence integer not null,
  name text not null,
  place text,
  from_on date not null,
  to_on date not null,
  sign_up_on date,
  CHECK ((sequence >= 0)),
  FOREIGN KEY (association_id, event_id) REFERENCES event(association_id, id),
  PRIMARY KEY (association_id, event_id, sequence)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Fil: bytes known by their SHA-256, stored once per association (globally once would leak that another has it).
create table file (
  association_id integer not null,
  sha256 bytea not null,
  size bigint not null,
  media_type text not null,
  stored_at timestamp with time zone not null,
  CHECK ((length(sha256) = 32)),
  CHECK ((size > 0)),
  FOREIGN KEY (association_id) REFERENCES association(id),
  PRIMARY KEY (association_id, sha256)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- A file's bytes in pieces of 256 kB, written and read in order, before the file row that vouches for them.
create table file_chunk (
  association_id integer not null,
  sha256 bytea not null,
  position integer not null,
  bytes bytea not null,
  CHECK (("position" >= 0)),
  CHECK (((length(bytes) >= 1) AND (length(bytes) <= 262144))),
  PRIMARY KEY (association_id, sha256, "position")
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Åtgärd: somebody does something by a day or a meeting. occasion is the meeting as it was said ("nästa möte"); which one that is follows from the calendar.
create table followup (
  association_id integer not null,
  id uuid not null,
  body_id uuid,
  meeting_id uuid,
  item_id uuid,
  number integer not null,
  said_on date not null,
  who text,
  what text not null,
  occasion jsonb,
  due_on date,
  after_id uuid,
  words text,
  certainty text not null,
  closed_how text,
  closed_on date,
  closed_ref uuid,
  closed_note text,
  vector tsvector generated always as (setweight(to_tsvector('swedish'::regconfig, ((COALESCE(who, ''::text) || ' '::text) || what)), 'A'::"char")) stored,
  CHECK (((closed_how IS NULL) = (closed_on IS NULL))),
  CHECK (((closed_on IS NULL) OR (num_nonnulls(closed_ref, closed_note) > 0))),
  CHECK (((length(what) >= 1) AND (length(what) <= 2000))),
  CHECK ((certainty = ANY (ARRAY['task'::text, 'possible'::text]))),
  CHECK ((closed_how = ANY (ARRAY['decision'::text, 'item'::text, 'note'::text]))),
  CHECK ((jsonb_typeof(occasion) = 'object'::text)),
  CHECK ((number > 0)),
  FOREIGN KEY (association_id, after_id) REFERENCES followup(association_id, id),
  FOREIGN KEY (association_id, body_id) REFERENCES body(association_id, id),
  FOREIGN KEY (association_id, item_id) REFERENCES agenda_item(association_id, id),
  FOREIGN KEY (association_id, meeting_id) REFERENCES meeting(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, meeting_id, number)
);
CREATE INDEX followup_open ON public.followup USING btree (association_id, body_id) WHERE (closed_on IS NULL);
CREATE INDEX followup_words ON public.followup USING gin (tenant_words(association_id, vector));
policy searched to radslag_search using (true);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Påminnelse om en åtgärd: the address of whoever is to do it; without one it goes to the secretary of the body. token_hash is of the link in the latest letter by which they are ended (RFC 8058).
create table followup_reminder (
  association_id integer not null,
  followup_id uuid not null,
  email text,
  token_hash bytea,
  stopped_at timestamp with time zone,
  CHECK ((email ~ '^[^@\s]+@[^@\s]+$'::text)),
  CHECK ((length(token_hash) = 32)),
  FOREIGN KEY (association_id, followup_id) REFERENCES followup(association_id, id),
  PRIMARY KEY (association_id, followup_id),
  UNIQUE (association_id, token_hash)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Överenskommelse, avsiktsförklaring, prislista, stadgar. terms: entry into force, which date counts, withdrawal (src/ledger/terms.ts). lacks: what is missing though it is in force. made_at: known from then on.
create table instrument (
  association_id integer not null,
  id uuid not null,
  slug text not null,
  kind text not null,
  title text not null,
  valid_from date,
  valid_to date,
  terms jsonb not null,
  follows_id uuid,
  replaces_id uuid,
  third_body text,
  decisions_collected_for text,
  lacks text,
  made_at timestamp with time zone not null,
  vector tsvector generated always as (setweight(to_tsvector('swedish'::regconfig, "left"(title, 20000)), 'A'::"char")) stored,
  CHECK (((length(title) >= 1) AND (length(title) <= 10000))),
  CHECK ((jsonb_typeof(terms) = 'object'::text)),
  CHECK ((kind = ANY (ARRAY['agreement'::text, 'declaration'::text, 'price_list'::text, 'statutes'::text]))),
  CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,100}$'::text)),
  CHECK ((valid_from < valid_to)),
  FOREIGN KEY (association_id) REFERENCES association(id),
  FOREIGN KEY (association_id, follows_id) REFERENCES instrument(association_id, id),
  FOREIGN KEY (association_id, replaces_id) REFERENCES instrument(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, slug)
);
CREATE INDEX instrument_words ON public.instrument USING gin (tenant_words(association_id, vector));
policy searched to radslag_search using (true);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select, update to radslag_app;

-- The text of an instrument as a document; a later text is a new version. Deleted only with the dispatch that brought it, while that can be undone.
create table instrument_version (
  association_id integer not null,
  instrument_id uuid not null,
  version smallint not null,
  document_id uuid not null,
  added_at timestamp with time zone not null,
  CHECK ((version > 0)),
  FOREIGN KEY (association_id, document_id) REFERENCES document(association_id, id),
  FOREIGN KEY (association_id, instrument_id) REFERENCES instrument(association_id, id),
  PRIMARY KEY (association_id, instrument_id, version)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select to radslag_app;

-- Engångslänk: for the first administrator (printed at the first start), a colleague, or a new password. Valid until used or expired.
create table invitation (
  token_hash bytea not null,
  purpose text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  email text,
  name text,
  person_id uuid,
  CHECK ((((purpose = 'colleague'::text) = (email IS NOT NULL)) AND ((email IS NULL) = (name IS NULL)) AND ((purpose = 'new_password'::text) = (person_id IS NOT NULL)))),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CHECK ((email = lower(email))),
  CHECK ((purpose = ANY (ARRAY['first_administrator'::text, 'colleague'::text, 'new_password'::text]))),
  FOREIGN KEY (person_id) REFERENCES person(id),
  PRIMARY KEY (token_hash)
);
grant delete, insert, select, update to radslag_app;

-- Kallad till ett möte, eller inbjuden till ett evenemang: who has got the letter, and what was answered on the page or by the calendar itself.
create table invitee (
  association_id integer not null,
  id uuid not null,
  meeting_id uuid,
  organisation_id uuid,
  holder text not null,
  email text not null,
  role text not null,
  token_hash bytea not null,
  answer text,
  answer_note text,
  wants_meal boolean,
  answered_at timestamp with time zone,
  event_id uuid,
  called_at timestamp with time zone,
  CHECK (((answer IS NULL) = (answered_at IS NULL))),
  CHECK ((answer = ANY (ARRAY['comes'::text, 'cannot'::text, 'substitute'::text, 'perhaps'::text]))),
  CHECK ((email ~ '^[^@\s]+@[^@\s]+$'::text)),
  CHECK ((length(token_hash) = 32)),
  CHECK ((num_nonnulls(meeting_id, event_id) = 1)),
  CHECK ((role = ANY (ARRAY['member'::text, 'substitute'::text, 'guest'::text]))),
  FOREIGN KEY (association_id, event_id) REFERENCES event(association_id, id),
  FOREIGN KEY (association_id, meeting_id) REFERENCES meeting(association_id, id),
  FOREIGN KEY (association_id, organisation_id) REFERENCES organisation(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, event_id, email),
  UNIQUE (association_id, meeting_id, email),
  UNIQUE (association_id, token_hash)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- A text written on an older version of an item, while somebody else wrote in it: kept beside until a person has settled what stands.
create table item_conflict (
  association_id integer not null,
  id uuid not null,
  item_id uuid not null,
  based_version integer not null,
  text text not null,
  writer text not null,
  written_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  FOREIGN KEY (association_id, item_id) REFERENCES agenda_item(association_id, id),
  PRIMARY KEY (association_id, id)
);
CREATE INDEX item_conflict_open ON public.item_conflict USING btree (association_id, item_id) WHERE (settled_at IS NULL);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- What an adjuster asks to have changed, in one item or the whole.
create table justering_comment (
  association_id integer not null,
  id uuid not null,
  adjuster_id uuid not null,
  item_id uuid,
  text text not null,
  written_at timestamp with time zone not null,
  CHECK (((length(text) >= 1) AND (length(text) <= 10000))),
  FOREIGN KEY (association_id, adjuster_id) REFERENCES adjuster(association_id, id),
  FOREIGN KEY (association_id, item_id) REFERENCES agenda_item(association_id, id),
  PRIMARY KEY (association_id, id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Inkommet brev: the raw bytes are the file sha256. identity is what makes it one letter: its Message-ID and its text, without the marks that each mail server adds; the same letter by two doors is taken once. received_at is when it reached the office, forwarded_at when somebody there sent it on, taken_at when it was committed here.
create table letter (
  association_id integer not null,
  id uuid not null,
  sha256 bytea not null,
  identity bytea not null,
  message_id text,
  door text not null,
  envelope jsonb not null,
  filename text,
  taken_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  forwarded_at timestamp with time zone,
  state text not null,
  unread_reason text,
  head jsonb,
  sorted text not null,
  sorted_reason text,
  proposals jsonb not null default '[]'::jsonb,
  copy_id uuid,
  assigned_id uuid,
  snoozed_to date,
  revision integer not null default 1,
  joined_id uuid,
  CHECK (((sorted = 'copy'::text) = (copy_id IS NOT NULL))),
  CHECK (((sorted = 'joined'::text) = (joined_id IS NOT NULL))),
  CHECK (((state = 'unreadable'::text) = (unread_reason IS NOT NULL))),
  CHECK ((door = ANY (ARRAY['imap'::text, 'lmtp'::text, 'folder'::text, 'upload'::text, 'web'::text]))),
  CHECK ((jsonb_typeof(envelope) = 'object'::text)),
  CHECK ((jsonb_typeof(head) = 'object'::text)),
  CHECK ((jsonb_typeof(proposals) = 'array'::text)),
  CHECK ((length(identity) = 32)),
  CHECK ((sorted = ANY (ARRAY['unsorted'::text, 'to_register'::text, 'holding'::text, 'registered'::text, 'returned'::text, 'joined'::text, 'not_an_answer'::text, 'not_entered'::text, 'other_post'::text, 'automatic'::text, 'delivery_report'::text, 'bounced'::text, 'newsletter'::text, 'suspect'::text, 'copy'::text]))),
  CHECK ((state = ANY (ARRAY['received'::text, 'parsed'::text, 'unreadable'::text]))),
  FOREIGN KEY (assigned_id) REFERENCES person(id),
  FOREIGN KEY (association_id) REFERENCES association(id),
  FOREIGN KEY (association_id, copy_id) REFERENCES letter(association_id, id),
  FOREIGN KEY (association_id, joined_id) REFERENCES letter(association_id, id),
  FOREIGN KEY (association_id, sha256) REFERENCES file(association_id, sha256),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, identity)
);
CREATE INDEX letter_joined ON public.letter USING btree (association_id, joined_id) WHERE (joined_id IS NOT NULL);
CREATE INDEX letter_message_id ON public.letter USING btree (association_id, message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX letter_waiting ON public.letter USING btree (association_id, received_at) WHERE (sorted = ANY (ARRAY['unsorted'::text, 'to_register'::text, 'holding'::text, 'bounced'::text]));
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- What a letter was entered as in the register. One letter may be several answers, and several letters one. The acts that rest on the entry are what it became.
create table letter_entry (
  association_id integer not null,
  letter_id uuid not null,
  entry_id uuid not null,
  FOREIGN KEY (association_id, entry_id) REFERENCES registry_entry(association_id, id),
  FOREIGN KEY (association_id, letter_id) REFERENCES letter(association_id, id),
  PRIMARY KEY (association_id, letter_id, entry_id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Del av ett brev: its text, an attachment, a picture in the text, or a letter within it with parts of its own (parent). pages: where each page begins in the text. scanned: the text was read from pictures of the pages.
create table letter_part (
  association_id integer not null,
  letter_id uuid not null,
  position smallint not null,
  parent smallint,
  role text not null,
  filename text,
  media_type text not null,
  size bigint not null,
  sha256 bytea,
  head jsonb,
  text text,
  pages jsonb not null default '[]'::jsonb,
  scanned boolean not null default false,
  unread_reason text,
  CHECK (("position" >= 0)),
  CHECK ((jsonb_typeof(head) = 'object'::text)),
  CHECK ((jsonb_typeof(pages) = 'array'::text)),
  CHECK ((parent < "position")),
  CHECK ((role = ANY (ARRAY['text'::text, 'attachment'::text, 'inline'::text, 'letter'::text]))),
  CHECK ((size >= 0)),
  FOREIGN KEY (association_id, letter_id) REFERENCES letter(association_id, id),
  FOREIGN KEY (association_id, letter_id, parent) REFERENCES letter_part(association_id, letter_id, "position"),
  FOREIGN KEY (association_id, sha256) REFERENCES file(association_id, sha256),
  PRIMARY KEY (association_id, letter_id, "position")
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Återsändning: a letter sent back to be completed, and to whom. entry_id is the registry entry of the letter that went. It waits until the member's completion is registered.
create table letter_return (
  association_id integer not null,
  letter_id uuid not null,
  entry_id uuid not null,
  circulation_id uuid not null,
  organisation_id uuid not null,
  FOREIGN KEY (association_id, circulation_id) REFERENCES circulation(association_id, id),
  FOREIGN KEY (association_id, entry_id) REFERENCES registry_entry(association_id, id),
  FOREIGN KEY (association_id, letter_id) REFERENCES letter(association_id, id),
  FOREIGN KEY (association_id, organisation_id) REFERENCES organisation(association_id, id),
  PRIMARY KEY (association_id, letter_id, entry_id)
);
CREATE INDEX letter_return_member ON public.letter_return USING btree (association_id, circulation_id, organisation_id);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Handgrepp: what a person did with a letter. revision is the letter's after it, before how the letter was, made what the step made elsewhere (registry entries, a case). The last one can be undone.
create table letter_step (
  association_id integer not null,
  letter_id uuid not null,
  revision integer not null,
  done text not null,
  before jsonb not null,
  made jsonb not null,
  done_at timestamp with time zone not null,
  CHECK ((done = ANY (ARRAY['sorted'::text, 'snoozed'::text, 'assigned'::text, 'entered'::text, 'opened_case'::text, 'answer_added'::text, 'answer_moved'::text, 'answer_dropped'::text, 'joined'::text, 'returned'::text]))),
  CHECK ((jsonb_typeof(before) = 'object'::text)),
  CHECK ((jsonb_typeof(made) = 'object'::text)),
  FOREIGN KEY (association_id, letter_id) REFERENCES letter(association_id, id),
  PRIMARY KEY (association_id, letter_id, revision)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Inlämning: what a member has lodged by a link. It lies in the inbox as the letter letter_id and is confirmed by a person as any letter is; a correction is the next number, and both stay readable. version: of the circulation, as it was answered.
create table lodging (
  association_id integer not null,
  id uuid not null,
  addressee_id uuid not null,
  link_id uuid not null,
  number smallint not null,
  version smallint not null,
  written jsonb not null,
  letter_id uuid not null,
  lodged_at timestamp with time zone not null,
  CHECK ((jsonb_typeof(written) = 'object'::text)),
  CHECK ((number > 0)),
  FOREIGN KEY (association_id) REFERENCES association(id),
  FOREIGN KEY (association_id, addressee_id) REFERENCES addressee(association_id, id),
  FOREIGN KEY (association_id, letter_id) REFERENCES letter(association_id, id),
  FOREIGN KEY (association_id, link_id) REFERENCES answer_link(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, addressee_id, number),
  UNIQUE (association_id, letter_id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Logg: every change, append-only, each entry chained by hash to the one before. recorded_at is when the association knew.
create table log_entry (
  association_id integer not null,
  seq bigint not null,
  recorded_at timestamp with time zone not null,
  actor text not null,
  verb text not null,
  subject uuid not null,
  imported boolean not null default false,
  payload_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  CHECK ((length(hash) = 32)),
  CHECK ((length(payload_hash) = 32)),
  CHECK ((length(previous_hash) = 32)),
  CHECK ((seq > 0)),
  CHECK ((verb ~ '^[a-z_]+\.[a-z_]+$'::text)),
  FOREIGN KEY (association_id) REFERENCES association(id),
  PRIMARY KEY (association_id, seq),
  UNIQUE (association_id, recorded_at)
);
CREATE INDEX log_entry_subject ON public.log_entry USING btree (association_id, subject, seq);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- What the entry says, as JSON text exactly as hashed; apart from the chain so that it can be erased (gallring) with a tombstone left.
create table log_payload (
  association_id integer not null,
  seq bigint not null,
  salt bytea,
  payload text,
  erased_at timestamp with time zone,
  CHECK (((payload IS NULL) = (erased_at IS NOT NULL))),
  CHECK (((salt IS NULL) = (payload IS NULL))),
  FOREIGN KEY (association_id, seq) REFERENCES log_entry(association_id, seq),
  PRIMARY KEY (association_id, seq)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Företrädarskap: a person stands for an organisation in a body or a project from–to (half-open).
create table mandate (
  association_id integer not null,
  id uuid not null,
  organisation_id uuid not null,
  body_id uuid,
  project text,
  role text not null,
  holder text collate "sv-x-icu" not null,
  email text,
  valid_from date,
  valid_to date,
  act_id uuid,
  struck_at timestamp with time zone,
  CHECK (((length(holder) >= 1) AND (length(holder) <= 300))),
  CHECK (((length(project) >= 1) AND (length(project) <= 300))),
  CHECK ((email ~ '^[^@\s]+@[^@\s]+$'::text)),
  CHECK ((num_nonnulls(body_id, project) = 1)),
  CHECK ((role = ANY (ARRAY['ordinary'::text, 'substitute'::text, 'chair'::text, 'deputy_chair'::text]))),
  CHECK ((valid_from < valid_to)),
  FOREIGN KEY (association_id, act_id) REFERENCES act(association_id, id),
  FOREIGN KEY (association_id, body_id) REFERENCES body(association_id, id),
  FOREIGN KEY (association_id, organisation_id) REFERENCES organisation(association_id, id),
  PRIMARY KEY (association_id, id)
);
CREATE INDEX mandate_act ON public.mandate USING btree (association_id, act_id) WHERE (act_id IS NOT NULL);
CREATE INDEX mandate_seat ON public.mandate USING btree (association_id, body_id, organisation_id);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Möte: a body comes together. Numbered in its body and year; a cancelled one keeps its number.
create table meeting (
  association_id integer not null,
  id uuid not null,
  body_id uuid not null,
  year smallint not null,
  number integer not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  place text,
  video_link text,
  has_meal boolean not null default false,
  state text not null,
  sequence integer not null default 0,
  CHECK ((number > 0)),
  CHECK ((starts_at < ends_at)),
  CHECK ((state = ANY (ARRAY['planned'::text, 'called'::text, 'open'::text, 'closed'::text, 'sealed'::text, 'cancelled'::text]))),
  CHECK ((video_link ~ '^https://'::text)),
  FOREIGN KEY (association_id, body_id) REFERENCES body(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, body_id, year, number)
);
CREATE INDEX meeting_time ON public.meeting USING btree (association_id, starts_at);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- When a meeting was to be before it was moved; only the month where that is all that is known ("marsmötet").
create table meeting_earlier (
  association_id integer not null,
  meeting_id uuid not null,
  position smallint not null,
  starts_at timestamp with time zone,
  month text,
  CHECK (("position" > 0)),
  CHECK ((month ~ '^\d{4}-\d{2}$'::text)),
  CHECK ((num_nonnulls(starts_at, month) = 1)),
  FOREIGN KEY (association_id, meeting_id) REFERENCES meeting(association_id, id),
  PRIMARY KEY (association_id, meeting_id, "position")
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Mötets handlingar: files of a meeting or one of its items. Late: added after the call went out.
create table meeting_paper (
  association_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid,
  title text not null,
  filename text not null,
  sha256 bytea not null,
  added_at timestamp with time zone not null,
  is_late boolean not null,
  removed_at timestamp with time zone,
  sent_at timestamp with time zone,
  CHECK (((length(title) >= 1) AND (length(title) <= 1000))),
  CHECK (((sent_at IS NULL) OR is_late)),
  FOREIGN KEY (association_id, item_id) REFERENCES agenda_item(association_id, id),
  FOREIGN KEY (association_id, meeting_id) REFERENCES meeting(association_id, id),
  FOREIGN KEY (association_id, sha256) REFERENCES file(association_id, sha256),
  PRIMARY KEY (association_id, id)
);
CREATE INDEX meeting_paper_meeting ON public.meeting_paper USING btree (association_id, meeting_id);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Numrering: the last meeting and the last paragraph (§) of a body in a year. Its row lock is the number lock.
create table meeting_series (
  association_id integer not null,
  body_id uuid not null,
  year smallint not null,
  last_number integer not null default 0,
  last_paragraph integer not null default 0,
  CHECK (((year >= 1900) AND (year <= 2200))),
  CHECK ((last_number >= 0)),
  CHECK ((last_paragraph >= 0)),
  FOREIGN KEY (association_id, body_id) REFERENCES body(association_id, id),
  PRIMARY KEY (association_id, body_id, year)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Medlemskap: an organisation is a member of the association from–to (half-open).
create table membership (
  association_id integer not null,
  id uuid not null,
  organisation_id uuid not null,
  valid_from date not null,
  valid_to date,
  CHECK ((valid_from < valid_to)),
  FOREIGN KEY (association_id, organisation_id) REFERENCES organisation(association_id, id),
  PRIMARY KEY (association_id, id),
  EXCLUDE USING gist (association_id WITH =, organisation_id WITH =, daterange(valid_from, valid_to) WITH &&)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Which migrations have been run, and the hash of each as it was run.
create table migration (
  name text not null,
  sha256 text not null,
  run_at timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);

-- Protokoll as they stood each time the meeting was closed or the minutes sealed; of one item where it was adjusted at once. A correction after sealing is a new version with its reason.
create table minutes (
  association_id integer not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid,
  version smallint not null,
  state text not null,
  content jsonb not null,
  text_hash text not null,
  archive_sha256 bytea,
  accessible_sha256 bytea,
  written_at timestamp with time zone not null,
  correction text,
  CHECK ((jsonb_typeof(content) = 'object'::text)),
  CHECK ((state = ANY (ARRAY['closed'::text, 'sealed'::text]))),
  CHECK ((text_hash ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((version > 0)),
  FOREIGN KEY (association_id, accessible_sha256) REFERENCES file(association_id, sha256),
  FOREIGN KEY (association_id, archive_sha256) REFERENCES file(association_id, sha256),
  FOREIGN KEY (association_id, item_id) REFERENCES agenda_item(association_id, id),
  FOREIGN KEY (association_id, meeting_id) REFERENCES meeting(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, meeting_id, version)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Maskad upplaga: sealed minutes as the public may read them, one for each choice of masked words (words_hash is of them). extracts: file by item. Never changed: others may hold a copy against its hash.
create table minutes_edition (
  association_id integer not null,
  minutes_id uuid not null,
  words_hash bytea not null,
  archive_sha256 bytea not null,
  accessible_sha256 bytea not null,
  extracts jsonb not null,
  made_at timestamp with time zone not null,
  CHECK ((jsonb_typeof(extracts) = 'object'::text)),
  CHECK ((length(words_hash) = 32)),
  FOREIGN KEY (association_id, accessible_sha256) REFERENCES file(association_id, sha256),
  FOREIGN KEY (association_id, archive_sha256) REFERENCES file(association_id, sha256),
  FOREIGN KEY (association_id, minutes_id) REFERENCES minutes(association_id, id),
  PRIMARY KEY (association_id, minutes_id, words_hash)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Mall för protokoll i Word: the document whose paper, heads, feet and styles minutes and extracts of the body take as Word files. The log tells which it was before.
create table minutes_template (
  association_id integer not null,
  body_id uuid not null,
  sha256 bytea not null,
  filename text not null,
  chosen_at timestamp with time zone not null,
  FOREIGN KEY (association_id, body_id) REFERENCES body(association_id, id),
  FOREIGN KEY (association_id, sha256) REFERENCES file(association_id, sha256),
  PRIMARY KEY (association_id, body_id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select, update to radslag_app;

-- Kommunregister: the 290 municipalities by code (a string with leading zero). Shared by all associations.
create table municipality (
  code text not null,
  name text collate "sv-x-icu" not null,
  formal_name text not null,
  county_code text not null,
  CHECK ((code ~ '^\d{4}$'::text)),
  CHECK ((county_code ~ '^\d{2}$'::text)),
  PRIMARY KEY (code)
);
grant select to radslag_app;

-- Underrättelse: numbered collected message to the third body of the decisions received since the last.
create table notice (
  association_id integer not null,
  id uuid not null,
  number integer not null,
  circulation_id uuid not null,
  notice_recipient_id uuid not null,
  outgoing_mail_id uuid not null,
  made_at timestamp with time zone not null,
  CHECK ((number > 0)),
  FOREIGN KEY (association_id, circulation_id) REFERENCES circulation(association_id, id),
  FOREIGN KEY (association_id, notice_recipient_id) REFERENCES notice_recipient(association_id, id),
  FOREIGN KEY (association_id, outgoing_mail_id) REFERENCES outgoing_mail(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, circulation_id, number)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- The acts that a notice tells of.
create table notice_act (
  association_id integer not null,
  notice_id uuid not null,
  act_id uuid not null,
  FOREIGN KEY (association_id, act_id) REFERENCES act(association_id, id),
  FOREIGN KEY (association_id, notice_id) REFERENCES notice(association_id, id),
  PRIMARY KEY (association_id, notice_id, act_id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Tredje part that the association tells of the decisions received (underrättelse).
create table notice_recipient (
  association_id integer not null,
  id uuid not null,
  circulation_id uuid not null,
  name text not null,
  email text not null,
  CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  FOREIGN KEY (association_id, circulation_id) REFERENCES circulation(association_id, id),
  PRIMARY KEY (association_id, id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select, update to radslag_app;

-- Organisation: a municipality, region, authority or company that the association has to do with. code is the register's. The tile is its square on the map.
create table organisation (
  association_id integer not null,
  id uuid not null,
  kind text not null,
  code text,
  inhabitants integer,
  mail_domain text,
  tile_column smallint,
  tile_row smallint,
  tile_label text,
  CHECK (((tile_column IS NULL) = (tile_row IS NULL))),
  CHECK ((inhabitants >= 0)),
  CHECK ((kind = ANY (ARRAY['municipality'::text, 'region'::text, 'association'::text, 'authority'::text, 'company'::text, 'other'::text]))),
  CHECK ((mail_domain = lower(mail_domain))),
  FOREIGN KEY (association_id) REFERENCES association(id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, code)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Namn över tid: half-open; null from is since ever, null to is still (KSL became Storsthlm).
create table organisation_name (
  association_id integer not null,
  organisation_id uuid not null,
  name text collate "sv-x-icu" not null,
  valid_from date,
  valid_to date,
  CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  CHECK ((valid_from < valid_to)),
  FOREIGN KEY (association_id, organisation_id) REFERENCES organisation(association_id, id),
  PRIMARY KEY (association_id, organisation_id, name),
  EXCLUDE USING gist (association_id WITH =, organisation_id WITH =, daterange(valid_from, valid_to) WITH &&)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Utgående post: one row per letter and recipient. The Message-ID is fixed when written, so that a retry is the same letter (SMTP is at-least-once).
create table outgoing_mail (
  association_id integer not null,
  id uuid not null,
  purpose text not null,
  concerns uuid not null,
  message_id text not null,
  from_address text not null,
  to_address text not null,
  reply_to text,
  subject text not null,
  body_text text not null,
  attachments jsonb not null default '[]'::jsonb,
  due_at timestamp with time zone not null,
  state text not null,
  attempts integer not null default 0,
  last_error text,
  sent_at timestamp with time zone,
  unsubscribe_url text,
  by_itself boolean not null default false,
  CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  CHECK ((jsonb_typeof(attachments) = 'array'::text)),
  CHECK ((purpose = ANY (ARRAY['circulation'::text, 'new_version'::text, 'recall'::text, 'for_information'::text, 'reminder'::text, 'extension'::text, 'receipt'::text, 'returned'::text, 'notice'::text, 'call'::text, 'meeting_moved'::text, 'meeting_cancelled'::text, 'justering'::text, 'protocol_extract'::text, 'question_answered'::text, 'answer_link'::text, 'followup_reminder'::text, 'event_invitation'::text, 'event_changed'::text, 'event_cancelled'::text, 'event_reminder'::text, 'late_papers'::text, 'test'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'unsure'::text, 'sent'::text, 'failed'::text, 'cancelled'::text]))),
  FOREIGN KEY (association_id) REFERENCES association(id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, message_id)
);
CREATE INDEX outgoing_mail_concerns ON public.outgoing_mail USING btree (association_id, concerns);
CREATE INDEX outgoing_mail_waiting ON public.outgoing_mail USING btree (association_id, due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text, 'unsure'::text]));
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Part utanför förbundet, whose decision is not collected here.
create table outside_party (
  association_id integer not null,
  instrument_id uuid not null,
  name text collate "sv-x-icu" not null,
  valid_from date,
  valid_to date,
  added_at timestamp with time zone not null,
  CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  CHECK ((valid_from < valid_to)),
  FOREIGN KEY (association_id, instrument_id) REFERENCES instrument(association_id, id),
  PRIMARY KEY (association_id, instrument_id, name)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Paragraf (§): the number an item got when its meeting was closed; through the year without a gap, and never given again.
create table paragraph (
  association_id integer not null,
  body_id uuid not null,
  year smallint not null,
  number integer not null,
  item_id uuid not null,
  CHECK ((number > 0)),
  FOREIGN KEY (association_id, body_id) REFERENCES body(association_id, id),
  FOREIGN KEY (association_id, item_id) REFERENCES agenda_item(association_id, id),
  PRIMARY KEY (association_id, body_id, year, number),
  UNIQUE (association_id, item_id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Projektion: who is bound by an instrument from–to as last computed; rebuildable from the acts.
create table party (
  association_id integer not null,
  instrument_id uuid not null,
  organisation_id uuid not null,
  valid_from date not null,
  valid_to date,
  because_act_id uuid not null,
  CHECK ((valid_from < valid_to)),
  PRIMARY KEY (association_id, instrument_id, organisation_id, valid_from),
  EXCLUDE USING gist (association_id WITH =, instrument_id WITH =, organisation_id WITH =, daterange(valid_from, valid_to) WITH &&)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select, update to radslag_app;

-- Person: somebody who signs in. Shared by all associations; password_hash is argon2id with its salt and costs.
create table person (
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text not null,
  administrator boolean not null default false,
  created_at timestamp with time zone not null,
  signed_in_at timestamp with time zone,
  blocked_at timestamp with time zone,
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CHECK ((email = lower(email))),
  PRIMARY KEY (id),
  UNIQUE (email)
);
grant insert, select, update to radslag_app;

-- Närvaro: who has a thing open just now (a letter, an item of a meeting), so that two at the same thing see each other. seat is one signed-in browser. Rows that are not renewed mean nothing, and are taken away.
create table presence (
  association_id integer not null,
  subject_id uuid not null,
  seat bytea not null,
  name text not null,
  since_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  CHECK ((length(seat) = 16)),
  PRIMARY KEY (association_id, subject_id, seat)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select, update to radslag_app;

-- Arbetsordning: how a body meets, numbers and publishes. A body without a row follows what is usual.
create table procedure (
  association_id integer not null,
  body_id uuid not null,
  short_name text,
  numbering text not null,
  quorum text not null,
  is_public boolean not null,
  per_capsulam boolean not null,
  secretary text,
  secretary_email text,
  standing_items jsonb not null default '[]'::jsonb,
  CHECK (((length(short_name) >= 1) AND (length(short_name) <= 40))),
  CHECK ((jsonb_typeof(standing_items) = 'array'::text)),
  CHECK ((numbering = ANY (ARRAY['items'::text, 'paragraphs'::text]))),
  CHECK ((quorum = ANY (ARRAY['none'::text, 'majority'::text]))),
  CHECK ((secretary_email ~ '^[^@\s]+@[^@\s]+$'::text)),
  FOREIGN KEY (association_id, body_id) REFERENCES body(association_id, id),
  PRIMARY KEY (association_id, body_id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Publicering: shown by the association's rule, until further notice, or to a day (half-open), and with which words masked.
create table publication (
  association_id integer not null,
  kind text not null,
  subject_id uuid not null,
  term text not null,
  shown_to date,
  ground text,
  masked_words jsonb not null default '[]'::jsonb,
  decided_at timestamp with time zone not null,
  CHECK (((length(ground) >= 1) AND (length(ground) <= 2000))),
  CHECK (((term = 'day'::text) = (shown_to IS NOT NULL))),
  CHECK ((jsonb_typeof(masked_words) = 'array'::text)),
  CHECK ((kind = ANY (ARRAY['circulation'::text, 'agreement'::text, 'document'::text, 'meeting'::text, 'paper'::text]))),
  CHECK ((term = ANY (ARRAY['rule'::text, 'open'::text, 'day'::text]))),
  FOREIGN KEY (association_id) REFERENCES association(id),
  PRIMARY KEY (association_id, kind, subject_id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- How many days the public is shown things of a kind where nobody has decided otherwise. No row: until further notice.
create table publication_rule (
  association_id integer not null,
  kind text not null,
  days integer not null,
  CHECK (((days >= 1) AND (days <= 36500))),
  CHECK ((kind = ANY (ARRAY['circulation'::text, 'agreement'::text, 'document'::text, 'meeting'::text, 'paper'::text]))),
  FOREIGN KEY (association_id) REFERENCES association(id),
  PRIMARY KEY (association_id, kind)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select, update to radslag_app;

-- Fråga om ett utskick, as it came: which member asked (null: somebody else), by whom (asked_by, never public). Append-only; how it is shown to all is said with its answer.
create table question (
  association_id integer not null,
  id uuid not null,
  circulation_id uuid not null,
  number smallint not null,
  organisation_id uuid,
  asked_by text,
  received_on date not null,
  channel text not null,
  text text not null,
  recorded_at timestamp with time zone not null,
  registry_entry_id uuid,
  CHECK (((length(asked_by) >= 1) AND (length(asked_by) <= 300))),
  CHECK (((length(text) >= 1) AND (length(text) <= 10000))),
  CHECK ((channel = ANY (ARRAY['mail'::text, 'web'::text, 'paper'::text, 'phone'::text, 'meeting'::text]))),
  CHECK ((number > 0)),
  FOREIGN KEY (association_id, circulation_id) REFERENCES circulation(association_id, id),
  FOREIGN KEY (association_id, organisation_id) REFERENCES organisation(association_id, id),
  FOREIGN KEY (association_id, registry_entry_id) REFERENCES registry_entry(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, circulation_id, number)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Svar på en fråga, for all addressees to read. Append-only: the last one known holds, and one without an answer takes the former ones down. wording: the question as it is shown, where that is not as it came. registry_entry_id: it was mailed to all.
create table question_answer (
  association_id integer not null,
  question_id uuid not null,
  number smallint not null,
  wording text,
  answer text,
  answered_at timestamp with time zone not null,
  registry_entry_id uuid,
  CHECK (((length(answer) >= 1) AND (length(answer) <= 20000))),
  CHECK (((length(wording) >= 1) AND (length(wording) <= 10000))),
  CHECK (((wording IS NULL) OR (answer IS NOT NULL))),
  CHECK ((number > 0)),
  FOREIGN KEY (association_id, question_id) REFERENCES question(association_id, id),
  FOREIGN KEY (association_id, registry_entry_id) REFERENCES registry_entry(association_id, id),
  PRIMARY KEY (association_id, question_id, number)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Regioner: the 21 counties and their regions by county code. Shared by all associations.
create table region (
  code text not null,
  name text collate "sv-x-icu" not null,
  county_name text not null,
  CHECK ((code ~ '^\d{2}$'::text)),
  PRIMARY KEY (code)
);
grant select to radslag_app;

-- Diariehändelse: received, sent or drawn up, with the four facts of OSL 5:2 (date, number, counterpart, subject). KSL/15/0016-5 is entry 5 of its case.
create table registry_entry (
  association_id integer not null,
  id uuid not null,
  case_id uuid not null,
  number integer not null,
  direction text not null,
  happened_on date not null,
  received_at timestamp with time zone,
  counterpart text,
  foreign_dnr text,
  foreign_dnr_key text,
  subject text not null,
  channel text not null,
  recorded_at timestamp with time zone not null,
  voided_at timestamp with time zone,
  CHECK (((foreign_dnr IS NULL) = (foreign_dnr_key IS NULL))),
  CHECK (((length(subject) >= 1) AND (length(subject) <= 10000))),
  CHECK ((channel = ANY (ARRAY['mail'::text, 'web'::text, 'paper'::text, 'phone'::text, 'meeting'::text, 'import'::text]))),
  CHECK ((direction = ANY (ARRAY['received'::text, 'sent'::text, 'drawn_up'::text]))),
  CHECK ((number > 0)),
  FOREIGN KEY (association_id, case_id) REFERENCES case_file(association_id, id),
  PRIMARY KEY (association_id, id),
  UNIQUE (association_id, case_id, number)
);
CREATE INDEX registry_entry_foreign_dnr ON public.registry_entry USING btree (association_id, foreign_dnr_key) WHERE (foreign_dnr_key IS NOT NULL);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Sekretess: the true counterpart or subject where the public entry must leave them out (OSL 5:2, second paragraph).
create table registry_protected (
  association_id integer not null,
  registry_entry_id uuid not null,
  counterpart text,
  subject text,
  FOREIGN KEY (association_id, registry_entry_id) REFERENCES registry_entry(association_id, id),
  PRIMARY KEY (association_id, registry_entry_id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Påminnelseplan: how many days before and after the last day those who have not answered are reminded. Only days after since_on count. A circulation without a row reminds nobody by itself.
create table reminder_plan (
  association_id integer not null,
  circulation_id uuid not null,
  days_before smallint[] not null,
  days_after smallint[] not null,
  since_on date not null,
  FOREIGN KEY (association_id, circulation_id) REFERENCES circulation(association_id, id),
  PRIMARY KEY (association_id, circulation_id)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Diarieserie: numbers of one prefix and year run without a gap from first_number; lower ones were begun elsewhere and imported. Its row lock is the number lock.
create table series (
  association_id integer not null,
  prefix text not null,
  year smallint not null,
  first_number integer not null,
  last_number integer not null,
  CHECK (((year >= 1900) AND (year <= 2200))),
  CHECK ((first_number > 0)),
  CHECK ((last_number >= (first_number - 1))),
  CHECK ((prefix ~ '^[A-ZÅÄÖ]{1,12}$'::text)),
  FOREIGN KEY (association_id) REFERENCES association(id),
  PRIMARY KEY (association_id, prefix, year)
);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select, update to radslag_app;

-- Inloggning: only the hash of the cookie's token is kept.
create table session (
  token_hash bytea not null,
  person_id uuid not null,
  csrf_token text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  FOREIGN KEY (person_id) REFERENCES person(id),
  PRIMARY KEY (token_hash)
);
CREATE INDEX session_expiry ON public.session USING btree (expires_at);
grant delete, insert, select, update to radslag_app;

-- Projektion: each addressee's standing as last computed from its acts; rebuildable, for worklists and counts.
create table standing (
  association_id integer not null,
  circulation_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  answered boolean not null,
  counts boolean not null,
  decided_on date,
  deposited_on date,
  until_on date,
  latest_act_id uuid,
  PRIMARY KEY (association_id, circulation_id, organisation_id)
);
CREATE INDEX standing_member ON public.standing USING btree (association_id, organisation_id) INCLUDE (circulation_id, kind, answered, decided_on, until_on);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant delete, insert, select, update to radslag_app;

-- Kontroll: the records compared with the log once, by the nightly job or by radslag verify. words: what was found, line by line, in each language.
create table verification (
  association_id integer not null,
  id uuid not null,
  verified_at timestamp with time zone not null,
  manner text not null,
  with_files boolean not null,
  entries integer not null,
  compared integer not null,
  files integer not null,
  faults integer not null,
  words jsonb not null,
  CHECK ((compared >= 0)),
  CHECK ((entries >= 0)),
  CHECK ((faults >= 0)),
  CHECK ((files >= 0)),
  CHECK ((jsonb_typeof(words) = 'object'::text)),
  CHECK ((manner = ANY (ARRAY['night'::text, 'command'::text]))),
  FOREIGN KEY (association_id) REFERENCES association(id),
  PRIMARY KEY (association_id, id)
);
CREATE INDEX verification_latest ON public.verification USING btree (association_id, verified_at);
policy tenant using ((association_id = current_association())) with check ((association_id = current_association()));
row level security forced;
grant insert, select to radslag_app;

-- Views

-- A circulation with the title and last day of its current version; a draft with those it has so far.
create view circulation_now as  SELECT c.association_id, c.id, c.slug, c.kind, c.dnr, c.case_id, c.decision_id, c.instrument_id, c.example, c.sent_at, c.recalled_at, COALESCE(v.title, (c.draft ->> 'title'::text), ''::text) AS title, v.answer_by, COALESCE((c.draft ? 'discarded'::text), false) AS discarded FROM (circulation c LEFT JOIN circulation_version v ON (((v.association_id = c.association_id) AND (v.circulation_id = c.id) AND (v.version = c.current_version))));
owner radslag;
grant select to radslag_app;

-- The words of the current tenant's rows, by key.
create view searched_act_evidence as  SELECT act_id, "position", vector, tenant_words(association_id, vector) AS words FROM act_evidence WHERE (NOT (association_id IS DISTINCT FROM ( SELECT current_association() AS current_association)));
owner radslag_search;
grant select to radslag_app;

-- The words of the current tenant's rows, by key.
create view searched_agenda_item as  SELECT id, vector, tenant_words(association_id, vector) AS words FROM agenda_item WHERE (NOT (association_id IS DISTINCT FROM ( SELECT current_association() AS current_association)));
owner radslag_search;
grant select to radslag_app;

-- The words of the current tenant's rows, by key.
create view searched_case_file as  SELECT id, vector, tenant_words(association_id, vector) AS words FROM case_file WHERE (NOT (association_id IS DISTINCT FROM ( SELECT current_association() AS current_association)));
owner radslag_search;
grant select to radslag_app;

-- The words of the current tenant's rows, by key.
create view searched_circulation_version as  SELECT circulation_id, version, vector, tenant_words(association_id, vector) AS words FROM circulation_version WHERE (NOT (association_id IS DISTINCT FROM ( SELECT current_association() AS current_association)));
owner radslag_search;
grant select to radslag_app;

-- The words of the current tenant's rows, by key.
create view searched_decision as  SELECT id, vector, tenant_words(association_id, vector) AS words FROM decision WHERE (NOT (association_id IS DISTINCT FROM ( SELECT current_association() AS current_association)));
owner radslag_search;
grant select to radslag_app;

-- The words of the current tenant's rows, by key.
create view searched_document as  SELECT id, vector, tenant_words(association_id, vector) AS words FROM document WHERE (NOT (association_id IS DISTINCT FROM ( SELECT current_association() AS current_association)));
owner radslag_search;
grant select to radslag_app;

-- The words of the current tenant's rows, by key.
create view searched_followup as  SELECT id, vector, tenant_words(association_id, vector) AS words FROM followup WHERE (NOT (association_id IS DISTINCT FROM ( SELECT current_association() AS current_association)));
owner radslag_search;
grant select to radslag_app;

-- The words of the current tenant's rows, by key.
create view searched_instrument as  SELECT id, vector, tenant_words(association_id, vector) AS words FROM instrument WHERE (NOT (association_id IS DISTINCT FROM ( SELECT current_association() AS current_association)));
owner radslag_search;
grant select to radslag_app;

-- Functions

CREATE OR REPLACE FUNCTION public.current_association()
 RETURNS integer
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('radslag.association'::text, true), ''::text))::integer
;

CREATE OR REPLACE PROCEDURE public.make_searched(IN target regclass, IN key text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('drop policy if exists searched on %s', target);
  execute format('create policy searched on %s for select to radslag_search using (true)', target);
  execute format('grant select (association_id, %s, vector) on %s to radslag_search', key, target);
  execute format('create index %s_words on %1$s using gin (tenant_words(association_id, vector))', target);
  -- Whose the row is: asked in a way that no index answers, since the words themselves do.
  execute format(
    'create or replace view searched_%s as select %s, vector, tenant_words(association_id, vector) as words
     from %1$s where association_id is not distinct from (select current_association())',
    target, key);
  execute format('comment on view searched_%s is %L', target, 'The words of the current tenant''s rows, by key.');
  execute format('alter view searched_%s owner to radslag_search', target);
  execute format('grant select on searched_%s to radslag_app', target);
end
$procedure$
;

CREATE OR REPLACE PROCEDURE public.make_tenant(IN target regclass, IN privileges text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s using (association_id = current_association()) with check (association_id = current_association())',
    target);
  execute format('grant %s on %s to radslag_app', privileges, target);
end
$procedure$
;

CREATE OR REPLACE FUNCTION public.publication_end(association integer, of_kind text, subject uuid, begun date)
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$
  select case coalesce(p.term, 'rule') when 'rule' then begun + r.days else p.shown_to end
  from (values (1)) as one
  left join publication p on p.association_id = association and p.kind = of_kind and p.subject_id = subject
  left join publication_rule r on r.association_id = association and r.kind = of_kind
$function$
;

CREATE OR REPLACE FUNCTION public.tenant_query(association integer, query tsquery)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (regexp_replace((query)::text, '''(([^'']|'''')+)'''::text, ((''''::text || association) || ' \1'''::text), 'g'::text))::tsquery
;

CREATE OR REPLACE FUNCTION public.tenant_words(association integer, words tsvector)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN array_to_tsvector(ARRAY(SELECT ((tenant_words.association || ' '::text) || word.lexeme) FROM unnest(tenant_words.words) word(lexeme, positions, weights)))
;

