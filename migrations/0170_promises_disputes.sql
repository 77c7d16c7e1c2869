-- What customers say did not happen, whose it is to judge, and what they found. A promise is disputed once.
create table promise_disputes (
  promise_id bigint primary key references promises,
  -- the state that the customer doubts
  about text not null check (about in ('kept', 'kept_late', 'broken', 'waived')),
  words text,
  disputed_at timestamptz not null,
  -- who may answer: the owner's lead, else the leaders
  decider_ids bigint[] not null,
  -- the promise to answer, which rings like any other
  decision_id bigint not null references promises,
  outcome text check (outcome in ('upheld', 'dismissed')),
  reason text,
  decided_by bigint references staff,
  decided_at timestamptz,
  check ((outcome is null) = (decided_at is null)),
  check (outcome <> 'dismissed' or reason is not null)
);
create index promise_disputes_of_decision on promise_disputes (decision_id);
