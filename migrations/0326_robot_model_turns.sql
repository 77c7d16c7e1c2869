-- What a language model did for a turn of the robot, and what of it was not said.
create table robot_model_turns (
  message_id bigint primary key references messages,
  dialogue_id bigint not null references robot_dialogues,
  at timestamptz not null,
  -- How the call ended, as the models have it; `moved` where the customer wrote on meanwhile.
  outcome text not null,
  -- It picked the passage that answers where the rules were not sure.
  understood boolean not null,
  -- What was said is its words.
  phrased boolean not null,
  -- Sentences that nothing backed, each with the reason, and that were not said.
  dropped jsonb not null default '[]'
);
create index robot_model_turns_by_dialogue on robot_model_turns (dialogue_id);
