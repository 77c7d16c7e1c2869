import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const partnerChanged = defineEvent(
  "partners.changed",
  "A partner was added or changed.",
  Type.Object({ partnerId: Id, active: Type.Boolean() }),
);
