-- Det som går av sig självt: each circulation's plan of reminders, the association's rules, and what was done on which day.
create table reminder_plan (
  association_id integer not null,
  circulation_id uuid not null,
  days_before smallint[] not null,
  days_after smallint[] not null,
  since_on date not null,
  primary key (association_id, circulation_id),
  foreign key (association_id, circulation_id) references circulation (association_id, id)
);
comment on table reminder_plan is 'Påminnelseplan: how many days before and after the last day those who have not answered are reminded. Only days after since_on count. A circulation without a row reminds nobody by itself.';
call make_tenant('reminder_plan', 'select, insert, update');

create table errand_rule (
  association_id integer primary key references association,
  opens smallint not null check (opens between 0 and 23),
  closes smallint not null check (closes between 1 and 24),
  days_before smallint[] not null,
  days_after smallint[] not null,
  notices text not null check (notices in ('prepared', 'automatic')),
  paused_at timestamptz,
  check (opens < closes)
);
comment on table errand_rule is 'Regler för det som går av sig självt: office hours (whole hours in Europe/Stockholm), the usual plan of reminders, whether collected notices are sent or only prepared, and since when nothing leaves. An association without a row has the program''s own.';
call make_tenant('errand_rule', 'select, insert, update');

create table errand (
  association_id integer not null references association,
  kind text not null check (kind in ('reminder', 'notice', 'followup', 'justering')),
  subject uuid not null,
  due_on date not null,
  outcome text not null check (outcome in ('sent', 'nothing', 'missed', 'skipped')),
  letters integer not null default 0 check (letters >= 0),
  settled_at timestamptz not null,
  primary key (association_id, kind, subject, due_on),
  check (outcome = 'sent' or letters = 0)
);
create index errand_settled on errand (association_id, settled_at);
comment on table errand is 'Utskick som gick av sig självt, en dag för en sak: once for each day, whichever process was first. nothing: nobody was left to write to. missed: the program slept, and a later day''s letter stands for it. skipped: a person said so; taken away again when that is undone.';
call make_tenant('errand', 'select, insert, update, delete');
