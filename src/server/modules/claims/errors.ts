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
export const keyUsed = defineError(
  "claims.key_used",
  "conflict",
  "This idempotency key was used to claim something else.",
);
export const acceptedBefore = defineError(
  "claims.accepted_before",
  "conflict",
  "You have accepted more than that. Please write to us if that was a mistake.",
);
export const acceptedBelowPaid = defineError(
  "claims.accepted_below_paid",
  "conflict",
  "More than that has come in already.",
);
export const evidenceUnfit = defineError(
  "claims.evidence_unfit",
  "invalid",
  "Evidence is what the customer and we said to each other in this case.",
);
export const payBackFirst = defineError(
  "claims.pay_back_first",
  "invalid",
  "The partner has paid some of it: say what shows that it went back to them.",
);
export const paidAlready = defineError(
  "claims.paid_already",
  "conflict",
  "The partner has paid {amount} for this. Withdraw claim {id} and pay it back before you cancel.",
);
export const timeTooLate = defineError(
  "claims.time_too_late",
  "conflict",
  "More time can be asked for before an answer is due, and not any more.",
);
export const timeUnclear = defineError(
  "claims.time_unclear",
  "invalid",
  "Choose a day after the present date and within {days} days.",
);
export const noTimeAsked = defineError("claims.no_time_asked", "conflict", "Nobody asks for more time.");
export const answerMissing = defineError("claims.answer_missing", "invalid", "Choose an answer.");
export const amountUnclear = defineError("claims.amount_unclear", "invalid", "Type an amount such as {example}.");
export const filesMissing = defineError("claims.files_missing", "invalid", "Choose a file first.");
export const tooManyFiles = defineError(
  "claims.too_many_files",
  "conflict",
  "There are {limit} files with this claim already.",
);
export const fileNotFound = defineError("claims.file_not_found", "not_found", "There is no file {id} with this claim.");
