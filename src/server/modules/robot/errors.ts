import { defineError } from "../../kernel/errors.ts";

export const cannotTalk = defineError(
  "robot.cannot_talk",
  "invalid",
  "A robot cannot talk on this account: people do not write there in lines, alone with us.",
);
export const keeperUnfit = defineError(
  "robot.keeper_unfit",
  "invalid",
  "Nobody of ours who can own cases has the id {id}.",
);
export const dialogueUnknown = defineError("robot.dialogue_unknown", "not_found", "There is no dialogue {id}.");
export const turnUnknown = defineError("robot.turn_unknown", "not_found", "There is no turn {id}.");
export const articleUnfit = defineError("robot.article_unknown", "invalid", "There is no article {id}.");
export const notToGiveBack = defineError(
  "robot.not_to_give_back",
  "conflict",
  "The robot cannot talk in this case: it is done, never talked here, or is switched off on the account.",
);
