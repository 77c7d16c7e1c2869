import { Type } from "typebox";
import { Time } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

const How = Type.Enum(["typed", "told"]);

export const codeSent = defineEvent(
  "identity.code_sent",
  "A one-time code went out to an address of the customer; until `expiresAt` it proves who has it.",
  Type.Object({ channel: Type.String(), expiresAt: Time }),
);

export const identityProven = defineEvent(
  "identity.proven",
  "Whoever speaks in the case had the code that was sent: written back in a message (`typed`), or said to us (`told`).",
  Type.Object({ channel: Type.String(), how: How }),
);

export const codeQuoted = defineEvent(
  "identity.code_quoted",
  "A machine's mail sent a code back to us: it is good no more, and was shown to nobody.",
  Type.Object({ channel: Type.String() }),
);

export const codeRefused = defineEvent(
  "identity.code_refused",
  "A code that somebody gave was wrong; `left` more tries are open.",
  Type.Object({ how: How, left: Type.Integer() }),
);
