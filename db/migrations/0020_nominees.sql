-- Namnge företrädare: whom a member has named in answer to an enquiry, and the mandates that follow from it.
alter table act add column nominees jsonb not null default '[]' check (jsonb_typeof(nominees) = 'array');
comment on column act.nominees is 'Namngivna företrädare: whom the member has named (act type nominated), with what role. Never an address.';

alter table mandate add column act_id uuid;
alter table mandate add column struck_at timestamptz;
alter table mandate add foreign key (association_id, act_id) references act (association_id, id);
create index mandate_act on mandate (association_id, act_id) where act_id is not null;
comment on column mandate.act_id is 'The member''s answer that named the holder; null: entered by hand.';
comment on column mandate.struck_at is 'The answer it rests on was corrected: it never was. It stays, and is not read.';
