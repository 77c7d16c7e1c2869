import { defineError } from "../../kernel/errors.ts";

export const gapUnknown = defineError("solutions.gap_unknown", "not_found", "There is no open question {id}.");
export const gapSettled = defineError(
  "solutions.gap_settled",
  "conflict",
  "Somebody has taken care of this question already.",
);
