import { defineError } from "../../kernel/errors.ts";

export const codesTooOften = defineError(
  "identity.codes_too_often",
  "limited",
  "Too many codes were sent. The next one can go out in {minutes} minutes.",
);
export const codeNoWay = defineError(
  "identity.code_no_way",
  "conflict",
  "A code cannot be sent to this address any more. Reload and choose another.",
);
export const codeNone = defineError(
  "identity.code_none",
  "conflict",
  "No code is good any more in this case. Send a new one.",
);
