import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const executiveChanged = defineEvent(
  "executives.changed",
  "Somebody can be written to as an executive, or no longer; or their title, office or deputies changed.",
  Type.Object({ staffId: Id, removed: Type.Boolean() }),
);
