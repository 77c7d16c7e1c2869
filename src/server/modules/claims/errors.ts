import { defineError } from "../../kernel/errors.ts";

export const claimNotFound = defineError(
  "claims.not_found",
  "not_found",
  "There is no claim {id}, or it is not yours to see.",
);
export const claimClosed = defineError("claims.closed", "conflict", "This claim is closed.");
export const remedyClaimed = defineError("claims.remedy_claimed", "conflict", "There is a claim for this already.");
export const remedyUnfit = defineError(
  "claims.remedy_unfit",
  "invalid",
  "This was not given in the case, or is not booked.",
);
export const tooMuch = defineError("claims.too_much", "invalid", "This is more than what is still open of the claim.");
export const acceptedUnclear = defineError(
  "claims.accepted_unclear",
  "invalid",
  "Say which part is accepted: more than nothing, less than the whole.",
);
export const answeredBefore = defineError(
  "claims.answered_before",
  "invalid",
  "An answer lies between the claim and now.",
);
