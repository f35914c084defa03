-- Det som går av sig självt: a letter that nobody has pressed a button for leaves in office hours only, at every try.
alter table outgoing_mail add column by_itself boolean not null default false;
comment on column outgoing_mail.by_itself is 'Nobody asked for it at the moment: it leaves in office hours, also when it is tried again.';
