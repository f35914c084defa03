-- Påminnelser om åtgärder: on which days, as the association chooses.
alter table errand_rule add column followup_before smallint[] not null default '{7,1}';
alter table errand_rule add column followup_after smallint[] not null default '{1}';
comment on column errand_rule.followup_before is 'How many days before its day whoever is to do something is reminded; followup_after: days after it, where it is still open.';
