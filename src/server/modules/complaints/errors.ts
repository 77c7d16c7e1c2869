import { defineError } from "../../kernel/errors.ts";

export const levelsWrong = defineError(
  "complaints.levels_wrong",
  "invalid",
  "Raised, serious and critical must need more points in this order.",
);
export const ruleTwice = defineError("complaints.rule_twice", "invalid", "Two rules have the key {key}.");
export const ruleWithout = defineError(
  "complaints.rule_without",
  "invalid",
  "The rule {key} needs words or a figure to go by.",
);
export const moveNotNow = defineError(
  "complaints.move_not_now",
  "conflict",
  "This cannot be done now: the settlement is {state}.",
);
export const termsNeeded = defineError("complaints.terms_needed", "invalid", "Say what it is about.");
export const amountNeeded = defineError("complaints.amount_needed", "invalid", "Say how much, and in which currency.");
export const dueNeeded = defineError("complaints.due_needed", "invalid", "Say by when, at a time still to come.");
export const evidenceNeeded = defineError(
  "complaints.evidence_needed",
  "invalid",
  "Choose the customer's message in which they said so.",
);
export const offerChanged = defineError(
  "complaints.offer_changed",
  "conflict",
  "There is another offer since. Please look at it.",
);
export const managerUnfit = defineError(
  "complaints.manager_unfit",
  "invalid",
  "Person {id} cannot be asked to apologise.",
);
export const apologyAsked = defineError(
  "complaints.apology_asked",
  "conflict",
  "Somebody was asked to apologise in this case already.",
);
export const apologyNotFound = defineError("complaints.apology_not_found", "not_found", "There is no apology {id}.");
export const apologySettled = defineError(
  "complaints.apology_settled",
  "conflict",
  "This apology was sent or declined already.",
);
export const notYourApology = defineError(
  "complaints.not_your_apology",
  "forbidden",
  "Only the manager who was asked can do this.",
);
export const nobodyToReach = defineError(
  "complaints.nobody_to_reach",
  "conflict",
  "There is no way to write to this customer.",
);
export const ratingWrong = defineError("complaints.rating_wrong", "invalid", "Choose one of the five.");
