import { defineError } from "../../kernel/errors.ts";

export const hookNotFound = defineError("alarms.hook_not_found", "not_found", "There is no webhook {id}.");
export const hookAddressNeeded = defineError(
  "alarms.hook_address_needed",
  "invalid",
  "Give the address of the robot: https, and without a user name.",
);
export const phoneUnreadable = defineError(
  "alarms.phone_unreadable",
  "invalid",
  "This is no telephone number: {phone}",
);
export const phoneNeeded = defineError("alarms.phone_needed", "invalid", "Short messages need a number.");
export const quietHalf = defineError("alarms.quiet_half", "invalid", "Quiet hours need a beginning and an end.");
export const preferencesForPeople = defineError(
  "alarms.people_only",
  "forbidden",
  "Alarms are told to people, not to API keys.",
);
