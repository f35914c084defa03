-- Telefonanteckningar: what was said when a member that has not answered was called.
create table call_note (
  association_id integer not null,
  id uuid not null,
  circulation_id uuid not null,
  organisation_id uuid not null,
  called_on date not null,
  spoke_with text not null check (length(spoke_with) between 1 and 200),
  said text not null check (length(said) between 1 and 10000),
  act_id uuid,
  noted_by text not null,
  noted_at timestamptz not null,
  primary key (association_id, id),
  foreign key (association_id, circulation_id) references circulation (association_id, id),
  foreign key (association_id, organisation_id) references organisation (association_id, id),
  foreign key (association_id, act_id) references act (association_id, id)
);
create index call_note_member on call_note (association_id, circulation_id, organisation_id, noted_at);
comment on table call_note is 'Telefonanteckning: a call to a member about a circulation, by what the one who answered is called at work. act_id: what was learnt, where it was a step of the member''s.';
call make_tenant('call_note', 'select, insert');
