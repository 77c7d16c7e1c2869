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
  "Step {step} of the ladder rings at a share of the time or at minutes after due: give one of the two.",
);
export const notificationsForPeople = defineError(
  "service-levels.people_only",
  "forbidden",
  "Notifications are told to people, not to API keys.",
);
