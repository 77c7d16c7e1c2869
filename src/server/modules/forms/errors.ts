import { defineError } from "../../kernel/errors.ts";

export const formNotFound = defineError("forms.not_found", "not_found", "There is no form {id}.");
export const slugTaken = defineError("forms.slug_taken", "conflict", "Another form has the address {slug} already.");
export const formWrong = defineError(
  "forms.wrong",
  "invalid",
  "The form cannot be like this: {problem} (field {field}).",
);
export const formNeeded = defineError(
  "forms.needed",
  "conflict",
  "The brand's help page begins with this form: it can be changed, but neither archived nor hidden.",
);
export const personUnfit = defineError(
  "forms.person_unfit",
  "invalid",
  "Person {id} is not on the staff any more, or never was.",
);
export const executiveUnfit = defineError(
  "forms.executive_unfit",
  "invalid",
  "Person {id} is no executive to whom customers can write.",
);
export const executiveGone = defineError(
  "forms.executive_gone",
  "conflict",
  "Nobody can be written to by this form at present.",
);
export const senderRefused = defineError(
  "forms.sender_refused",
  "forbidden",
  "We cannot take messages from this address.",
);
