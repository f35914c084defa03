-- An association without a body of its own has follow-ups all the same.
alter table followup alter column body_id drop not null;
comment on column followup.body_id is 'The body that waits for it; null: the association itself.';
