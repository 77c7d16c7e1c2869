import { defineError } from "../../kernel/errors.ts";

export const spanWrong = defineError(
  "board.span_wrong",
  "invalid",
  "Choose a span of at most {days} days that ends after it begins.",
);
