-- A circulation is called what its version in force is called, and what its draft is called before any has been sent. Said once:
-- rooms before and after circulations ask for it.
create view circulation_now with (security_invoker) as
select c.association_id, c.id, c.slug, c.kind, c.dnr, c.case_id, c.decision_id, c.instrument_id, c.example, c.sent_at,
  c.recalled_at, coalesce(v.title, c.draft ->> 'title', '') as title, v.answer_by,
  coalesce(c.draft ? 'discarded', false) as discarded
from circulation c
left join circulation_version v on v.association_id = c.association_id and v.circulation_id = c.id
  and v.version = c.current_version;
comment on view circulation_now is 'A circulation with the title and last day of its current version; a draft with those it has so far.';
grant select on circulation_now to radslag_app;
