-- The case in which it was proven, where that was merged into another since: the proof goes back with it.
alter table identity_proofs add column first_case_id bigint;
