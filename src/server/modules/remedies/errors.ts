import { defineError } from "../../kernel/errors.ts";

export const remedyNotFound = defineError(
  "remedies.not_found",
  "not_found",
  "There is no remedy {id}, or it is not yours to see.",
);
export const currencyUnknown = defineError("remedies.currency_unknown", "invalid", "There is no currency {currency}.");
export const partnerNeeded = defineError(
  "remedies.partner_needed",
  "invalid",
  "Say which partner or carrier is at fault.",
);
export const dueInPast = defineError("remedies.due_in_past", "invalid", "Choose a time that is still to come.");
export const keyUsed = defineError(
  "remedies.key_used",
  "conflict",
  "This idempotency key was used to give something else.",
);
export const notWaiting = defineError("remedies.not_waiting", "conflict", "This was decided already.");
export const notBooked = defineError(
  "remedies.not_booked",
  "conflict",
  "This is not booked, or it has reached the customer already.",
);
export const alreadyCarriedOut = defineError(
  "remedies.already_carried_out",
  "conflict",
  "This has reached the customer: it can no longer be cancelled.",
);
export const sameEyes = defineError(
  "remedies.same_eyes",
  "forbidden",
  "Somebody else has to decide on what you want to give.",
);
export const limitTooSmall = defineError(
  "remedies.limit_too_small",
  "forbidden",
  "This is more than you may give. Somebody with a higher limit has to decide.",
);
export const limitTwice = defineError(
  "remedies.limit_twice",
  "invalid",
  "There are two limits for the same role, kind and currency.",
);
export const dayBelowRemedy = defineError(
  "remedies.day_below_remedy",
  "invalid",
  "What may be given a day cannot be less than what may be given at once.",
);
export const peopleDecide = defineError("remedies.people_decide", "forbidden", "People decide on it, not API keys.");
