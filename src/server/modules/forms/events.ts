import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const formChanged = defineEvent(
  "forms.changed",
  "A form was made, changed, published, hidden, archived or taken out of the archive.",
  Type.Object({ formId: Id, version: Type.Integer(), published: Type.Boolean(), archived: Type.Boolean() }),
);
