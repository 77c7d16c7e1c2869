-- Why a message that named no other was put into a case that was there: {by: chat | number | words | chaser, ...}; null
-- where it named one or opened one.
alter table messages add column joined jsonb;
-- The case that a message which opened one probably belongs to as well: {caseId, by, ...}.
alter table messages add column maybe_of jsonb;
