import { defineError } from "../../kernel/errors.ts";

export const cobrowseNotFound = defineError("cobrowse.not_found", "not_found", "There is no session {id}.");
export const cobrowseOff = defineError("cobrowse.off", "forbidden", "Looking at customers' pages is switched off.");
export const cobrowseGoing = defineError(
  "cobrowse.going",
  "conflict",
  "{agent} looks at this customer's page already.",
);
export const cobrowseNotYours = defineError("cobrowse.not_yours", "forbidden", "Only who invited may do that.");
export const cobrowseNotShared = defineError(
  "cobrowse.not_shared",
  "conflict",
  "The customer did not agree to this session.",
);
export const codeWrong = defineError("cobrowse.code_wrong", "not_found", "These digits are wrong, used or too old.");
export const keyWrong = defineError("cobrowse.key_wrong", "unauthenticated", "This session is over.");
export const shareForeign = defineError("cobrowse.foreign", "forbidden", "Only our own pages may ask for this.");
