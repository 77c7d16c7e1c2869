import { defineError } from "../../kernel/errors.ts";

export const caseNotFound = defineError("cases.not_found", "not_found", "There is no case {id}.");
export const caseMerged = defineError("cases.already_merged", "conflict", "Case {id} was merged into {target}.");
export const caseChanged = defineError(
  "cases.changed",
  "conflict",
  "Somebody changed case {id} while you were at it. Look at it again, then repeat.",
);
export const caseTaken = defineError("cases.already_taken", "conflict", "{owner} already took case {id}.");
export const mergeWithItself = defineError(
  "cases.merge_with_itself",
  "invalid",
  "A case cannot be merged with itself.",
);
export const mergeOfTwoCustomers = defineError(
  "cases.merge_of_two_customers",
  "conflict",
  "Cases {id} and {other} belong to different customers. Merge the customers first.",
);
export const notMerged = defineError(
  "cases.not_merged",
  "conflict",
  "Case {other} is not part of case {id}, or not any more.",
);
export const mergeWouldReveal = defineError(
  "cases.merge_would_reveal",
  "conflict",
  "Case {other} was written to an executive, and would be seen by all who see case {id}. Merge the other way round.",
);
export const messagesElsewhere = defineError(
  "cases.messages_elsewhere",
  "conflict",
  "Some of these messages do not belong to case {id}.",
);
export const splitOfEverything = defineError(
  "cases.split_of_everything",
  "invalid",
  "At least one message must stay in the case.",
);
export const statusUnknown = defineError("cases.status_unknown", "invalid", "There is no status {id}.");
export const snoozeOfDone = defineError(
  "cases.snooze_of_done",
  "conflict",
  "Case {id} is done: there is nothing to put aside.",
);
export const offerGone = defineError(
  "cases.offer_gone",
  "conflict",
  "Case {id} is not offered to you, or not any more.",
);
export const ownerUnfit = defineError("cases.owner_unfit", "invalid", "Person {id} is not active or does not exist.");
export const teamUnknown = defineError("cases.team_unknown", "invalid", "There is no team {id}.");
export const customerNeeded = defineError("cases.customer_needed", "invalid", "Say whose case this is.");
export const queryWrong = defineError("cases.query_wrong", "invalid", "The search cannot be read at character {at}.");
export const snoozeInThePast = defineError(
  "cases.snooze_in_the_past",
  "invalid",
  "Choose a time that is still to come.",
);
export const macroNotFound = defineError("cases.macro_not_found", "not_found", "There is no macro {id}.");
export const viewNotFound = defineError("cases.view_not_found", "not_found", "There is no view {id}.");
export const cursorWrong = defineError("cases.cursor_wrong", "invalid", "This place in the list is not readable.");
export const customerUnknown = defineError("cases.customer_unknown", "invalid", "There is no customer {id}.");
export const addressWrong = defineError("cases.address_wrong", "invalid", "{address} is not a mail address.");
export const complaintUnconfirmed = defineError(
  "cases.complaint_unconfirmed",
  "conflict",
  "A complaint closes by its customer's word or by the rule they were told: mark it solved. A supervisor may close it with a reason.",
);
