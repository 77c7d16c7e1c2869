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
