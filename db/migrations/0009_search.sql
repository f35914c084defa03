-- Sökning: each table that is searched has its own words, in Swedish stems, indexed together with the association.
alter table case_file add column vector tsvector generated always as (
  setweight(to_tsvector('swedish', left(title, 20000)), 'A')) stored;
create index case_file_vector on case_file using gin (association_id, vector);

alter table circulation_version add column vector tsvector generated always as (
  setweight(to_tsvector('swedish', left(title, 20000)), 'A') || setweight(to_tsvector('swedish', letter), 'C')) stored;
create index circulation_version_vector on circulation_version using gin (association_id, vector);

alter table instrument add column vector tsvector generated always as (
  setweight(to_tsvector('swedish', left(title, 20000)), 'A')) stored;
create index instrument_vector on instrument using gin (association_id, vector);

-- A tsvector holds at most one megabyte; the first 200,000 characters of a document say what it is about.
alter table document add column vector tsvector generated always as (
  setweight(to_tsvector('swedish', title), 'A') || setweight(to_tsvector('swedish', left(coalesce(text, ''), 200000)), 'C')) stored;
create index document_vector on document using gin (association_id, vector);

alter table act_evidence add column vector tsvector generated always as (
  setweight(to_tsvector('swedish', left(coalesce(quote, ''), 20000)), 'B')) stored;
create index act_evidence_vector on act_evidence using gin (association_id, vector);
