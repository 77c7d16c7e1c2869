import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const routingWaits = defineEvent(
  "routing.waits",
  "Nobody of the team could take a case: it stays in the team's list and goes to the first who comes or gets room.",
  Type.Object({
    teamId: Id,
    /** how many were passed over, by why: offline, away, busy, full, avoided */
    passedOver: Type.Record(Type.String(), Type.Integer()),
  }),
);
