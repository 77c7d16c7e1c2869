-- The half hour that a caller chose before their call was filed in a case: nobody else is promised it meanwhile.
-- `promised_at`: the promise holds it from then on.
create table callback_holds (
  call_id bigint primary key references calls on delete cascade,
  team_id bigint not null references teams,
  slot_at timestamptz not null,
  promised_at timestamptz
);
create index callback_holds_taken on callback_holds (team_id, slot_at) where promised_at is null;
