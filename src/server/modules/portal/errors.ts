import { defineError } from "../../kernel/errors.ts";

export const portalNotBuilt = defineError(
  "portal.not_built",
  "unavailable",
  "The pages are not built: npm start builds them.",
);
export const fieldMissing = defineError("portal.field_missing", "invalid", "Please fill in {field}.");
export const fieldTooLong = defineError(
  "portal.field_too_long",
  "invalid",
  "{field} is longer than {limit} characters.",
);
export const filesTooLarge = defineError(
  "portal.files_too_large",
  "too_large",
  "The files are larger than {limit} MB together.",
);
export const tooManyFiles = defineError("portal.too_many_files", "too_large", "These are more than {limit} files.");
export const formCutOff = defineError("portal.form_cut_off", "invalid", "The form did not arrive whole.");
export const senderRefused = defineError(
  "portal.sender_refused",
  "forbidden",
  "We cannot take messages from this address.",
);
export const codeWrong = defineError(
  "portal.code_wrong",
  "not_found",
  "There is nothing that belongs to this number and this code.",
);
export const amountWrong = defineError(
  "portal.amount_wrong",
  "invalid",
  "{field} must be a sum of money, such as 120.50.",
);
