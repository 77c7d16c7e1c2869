import { Type } from "typebox";
import { Id, Names } from "../../../shared/contract/common.ts";
import { FlowAnswered } from "../../../shared/contract/flows.ts";
import { flowOutcomes, flowPlayers } from "../../../shared/flows/kinds.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const flowChanged = defineEvent(
  "flows.changed",
  "A flow was made, changed, published, taken back, archived or taken out of the archive.",
  Type.Object({
    flowId: Id,
    version: Type.Integer(),
    publishedVersion: Type.Union([Type.Integer(), Type.Null()]),
    archived: Type.Boolean(),
  }),
);

export const flowWalked = defineEvent(
  "flows.walked",
  "Somebody walked through a flow, and its answers belong to this case.",
  Type.Object({
    runId: Id,
    flowId: Id,
    version: Type.Integer(),
    names: Names,
    player: Type.Enum([...flowPlayers]),
    outcome: Type.Union([Type.Enum([...flowOutcomes]), Type.Null()]),
    answers: Type.Array(FlowAnswered),
  }),
);
