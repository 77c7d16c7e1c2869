import { Type } from "typebox";
import { Id, NullableId, NullableTime, Time } from "../../../shared/contract/common.ts";
import { NotificationKind } from "../../../shared/contract/notifications.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const notified = defineEvent(
  "service-levels.notified",
  "People were told something by name: their list of notifications is longer.",
  Type.Object({ kind: NotificationKind, staffIds: Type.Array(Id) }),
);

export const policyChanged = defineEvent(
  "service-levels.policy_changed",
  "A policy was made, got a new version, or was deleted. Promises made before stay as they are.",
  Type.Object({ policyId: Id, version: Type.Integer(), archived: Type.Boolean() }),
);

export const ringTold = defineEvent(
  "service-levels.ring_told",
  "A step of a promise's ladder was put on people's lists; other ways of telling follow this.",
  Type.Object({
    promiseId: Id,
    kind: Type.String(),
    step: Type.Integer(),
    /** whom the step was for */
    rung: Type.String(),
    staffIds: Type.Array(Id),
    ownerId: NullableId,
    teamId: NullableId,
    dueAt: NullableTime,
    ringsAt: Time,
    /** it rang before the promise was due */
    isAhead: Type.Boolean(),
    /** it had to ring before, while nothing was running */
    late: Type.Boolean(),
    /** how many times this step was told before */
    repeat: Type.Integer(),
  }),
);

export const laddersChanged = defineEvent(
  "service-levels.ladder_changed",
  "The ladder of promises that bring none of their own was set: of a kind, or of all.",
  Type.Object({ kind: Type.Union([Type.String(), Type.Null()]) }),
);
