import { defineError } from "../../kernel/errors.ts";

export const policyNotFound = defineError("service-levels.policy_not_found", "not_found", "There is no policy {id}.");
export const targetTwice = defineError(
  "service-levels.target_twice",
  "invalid",
  "The policy promises {kind} twice, for different times.",
);
export const stepUnclear = defineError(
  "service-levels.step_unclear",
  "invalid",
  "Step {step} of the ladder rings at a share of the time, at minutes before or at minutes after due: give one of them.",
);
export const notificationsForPeople = defineError(
  "service-levels.people_only",
  "forbidden",
  "Notifications are told to people, not to API keys.",
);
export const disputeNotFound = defineError(
  "service-levels.dispute_not_found",
  "not_found",
  "Nobody disputes the promise {id}.",
);
export const disputeNotYours = defineError(
  "service-levels.dispute_not_yours",
  "forbidden",
  "This dispute was brought to somebody else to judge.",
);
export const disputeAnswered = defineError(
  "service-levels.dispute_answered",
  "conflict",
  "This dispute was answered already.",
);
export const stillOpen = defineError(
  "service-levels.dispute_open",
  "conflict",
  "Only what is no longer open can be disputed.",
);
export const stepForNobody = defineError(
  "service-levels.step_for_nobody",
  "invalid",
  "Step {step} of the ladder is for a person or a role that is not there.",
);
export const managerUnknown = defineError(
  "service-levels.manager_unknown",
  "invalid",
  "There is no such active person.",
);
export const notRung = defineError(
  "service-levels.not_rung",
  "forbidden",
  "Only who was told of this ring can say that they have it.",
);
