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
export const versionUnknown = defineError("robot.version_unknown", "not_found", "There is no version {id} of a robot.");
export const versionInUse = defineError(
  "robot.version_in_use",
  "conflict",
  "Version {id} is in force, or was: choose another one.",
);
export const notSetUp = defineError("robot.not_set_up", "conflict", "No robot was ever set up on this account.");
export const noTrial = defineError("robot.no_trial", "conflict", "No version is on trial on this account.");
