import { defineError } from "../../kernel/errors.ts";

export const causeNotFound = defineError("causes.not_found", "not_found", "There is no cause {id}.");
export const causeUnknown = defineError(
  "causes.unknown",
  "invalid",
  "There is no cause {id}, or it is not in use any more.",
);
export const codeTaken = defineError("causes.code_taken", "conflict", "Another cause has the code {code}.");
export const nameNeeded = defineError(
  "causes.name_needed",
  "invalid",
  "Give the cause a name in one of the languages.",
);
export const placeWrong = defineError(
  "causes.place_wrong",
  "invalid",
  "A cause stands neither below itself nor deeper than {depth} levels.",
);
export const mergeWithItself = defineError(
  "causes.merge_with_itself",
  "invalid",
  "A cause is merged into another one that is in use and not below it.",
);
export const causeNeeded = defineError(
  "causes.cause_needed",
  "invalid",
  "Case {id} is a complaint: name its cause before it is solved.",
);
export const mainNeeded = defineError("causes.main_needed", "invalid", "Of several causes one is the main one.");
export const improvementNotFound = defineError(
  "causes.improvement_not_found",
  "not_found",
  "There is no improvement {id}.",
);
export const improvementSettled = defineError(
  "causes.improvement_settled",
  "conflict",
  "This improvement is done or dropped already.",
);
export const ownerUnfit = defineError(
  "causes.owner_unfit",
  "invalid",
  "Person {id} is not on the staff any more, or never was.",
);
