import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const deliveryFailed = defineEvent(
  "intake.delivery_failed",
  "Something that came in could not be understood or stored. Its bytes are kept, and it stands on the intake screen.",
  Type.Object({ intakeId: Id, accountId: Id, error: Type.String(), attempts: Type.Integer(), final: Type.Boolean() }),
);

export const deliveryRefused = defineEvent(
  "intake.delivery_refused",
  "Something came from a person who is blocked. Its bytes are kept, and it can be let in.",
  Type.Object({ intakeId: Id, accountId: Id, reason: Type.String() }),
);
