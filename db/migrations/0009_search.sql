-- Sökning: one projection over circulations, cases, documents and decisions, in Swedish stems.
create table search_entry (
  association_id integer not null references association,
  kind text not null check (kind in ('circulation', 'case', 'document', 'act', 'instrument', 'organisation')),
  id uuid not null,
  href text not null,
  title text not null,
  body text not null,
  public boolean not null,
  dated_on date,
  vector tsvector generated always as (
    setweight(to_tsvector('swedish', title), 'A') || setweight(to_tsvector('swedish', left(body, 200000)), 'C')
  ) stored,
  primary key (association_id, kind, id)
);
create index search_entry_vector on search_entry using gin (association_id, vector);
comment on table search_entry is 'Projektion: what the search box finds; rebuildable. public: may be found without signing in.';
call make_tenant('search_entry', 'select, insert, update, delete');
