import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const brandChanged = defineEvent(
  "brands.changed",
  "A brand was made or changed: its names, language, calendar, team, looks or signature.",
  Type.Object({ brandId: Id }),
);
