-- What an answer keeps, as its author said when sending it, beside what it makes.
alter table answer_promises add column keeps boolean not null default false;
