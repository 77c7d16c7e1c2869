import { Type } from "typebox";
import { CallOutcome } from "../../../shared/contract/calls.ts";
import { Id, NullableId } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

const Call = { callId: Id };

export const callQueued = defineEvent(
  "calls.queued",
  "A caller waits for somebody.",
  Type.Object({ ...Call, teamId: NullableId }),
);
export const callAnswered = defineEvent(
  "calls.answered",
  "Somebody of ours and a customer speak with each other.",
  Type.Object({ ...Call, direction: Type.Enum(["in", "out"]), agentId: NullableId }),
);
export const callHeld = defineEvent("calls.held", "The customer hears music.", Type.Object(Call));
export const callResumed = defineEvent("calls.resumed", "The customer is back on the line.", Type.Object(Call));
export const callTransferred = defineEvent(
  "calls.transferred",
  "Somebody else took over a call.",
  Type.Object({ ...Call, fromId: NullableId, toId: NullableId }),
);
export const callEnded = defineEvent(
  "calls.ended",
  "A call is over.",
  Type.Object({
    ...Call,
    direction: Type.Enum(["in", "out"]),
    outcome: CallOutcome,
    agentId: NullableId,
    /** spoken with a person of ours */
    seconds: Type.Union([Type.Integer(), Type.Null()]),
  }),
);
export const callRecorded = defineEvent(
  "calls.recorded",
  "The recording of a call, or what a caller left word of, can be played.",
  Type.Object({ ...Call, number: Type.Integer() }),
);
export const callWrappedUp = defineEvent(
  "calls.wrapped_up",
  "Whoever was on a call wrote down what came of it.",
  Type.Object({ ...Call, staffId: Id }),
);
export const telephoneChanged = defineEvent(
  "calls.telephone_changed",
  "Something rings at somebody's telephone, or it stopped, or they are there for the next one. The actor is whose it is.",
  Type.Object({ staffId: Id }),
);
