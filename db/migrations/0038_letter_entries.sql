-- A letter's entry in the register carries whatever acts rest on it, one after another where a registration is undone and
-- made anew: which ones is read from the acts.
alter table letter_entry drop column act_id;
comment on table letter_entry is 'What a letter was entered as in the register. One letter may be several answers, and several letters one. The acts that rest on the entry are what it became.';
create index act_entry on act (association_id, registry_entry_id) where registry_entry_id is not null;
