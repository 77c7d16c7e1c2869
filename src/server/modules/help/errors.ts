import { defineError } from "../../kernel/errors.ts";

export const foreignForm = defineError(
  "help.foreign_form",
  "forbidden",
  "This form was sent from another site. Open the page again and send it from there.",
);
