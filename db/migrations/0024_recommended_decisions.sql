-- Rekommendera medlemmarna: the decision of one of the association's bodies that a circulation comes of.
alter table circulation add column decision_id uuid;
alter table circulation add foreign key (association_id, decision_id) references decision (association_id, id);
create index circulation_decision on circulation (association_id, decision_id) where decision_id is not null;
comment on column circulation.decision_id is 'The decision that the members are recommended to follow, where it was begun from it; null: written by itself.';
