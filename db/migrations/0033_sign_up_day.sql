-- Anmälan: a day is named as the other days are.
alter table event rename column sign_up_by to sign_up_on;
alter table event_earlier rename column sign_up_by to sign_up_on;
comment on column event.sign_up_on is 'The last day to sign up; null: nobody signs up.';
