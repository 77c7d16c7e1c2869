import { Type } from "typebox";
import { Id, NullableId, NullableText, NullableTime, Time } from "../../../shared/contract/common.ts";
import { PromiseState } from "../../../shared/contract/promises.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

/** Every event of the ledger is told of the promise's case and customer, and says who is to keep it at that moment. */
const promise = { promiseId: Id, kind: Type.String(), ownerId: NullableId, teamId: NullableId };

export const promiseMade = defineEvent(
  "promises.made",
  "Somebody owes the customer something by a time.",
  Type.Object({ ...promise, dueAt: NullableTime, words: NullableText, source: Type.String() }),
);

export const promiseRang = defineEvent(
  "promises.rang",
  "The alarm clock rang a step of a promise's ladder: once for each step, missed ones in order and marked late.",
  Type.Object({
    ...promise,
    /** null when it was paused after this step was due */
    dueAt: NullableTime,
    /** which step, from 0 */
    step: Type.Integer(),
    /** whom the step is for, as `LadderStep` has it; null where it only says that the promise is broken */
    notify: NullableText,
    /** the person or the role that the step names */
    staffId: Type.Optional(Id),
    roleId: Type.Optional(Id),
    /** it is told again after so many minutes until somebody acknowledges it */
    repeatMinutes: Type.Optional(Type.Integer()),
    /** when it had to ring */
    ringsAt: Time,
    /** the step at which the promise is broken */
    breaks: Type.Boolean(),
    /** minutes of the step after due; 0 at due and before it */
    minutesAfterDue: Type.Integer(),
    late: Type.Boolean(),
    lateMs: Type.Integer(),
  }),
);

export const promiseBroken = defineEvent(
  "promises.broken",
  "A promise was not kept by its time. It stays broken, also when it is kept late.",
  Type.Object({ ...promise, dueAt: Time }),
);

export const promiseKept = defineEvent(
  "promises.kept",
  "A promise was kept in time: by the fact `evidenceEventId`, or by hand, with `evidence` in words.",
  Type.Object({ ...promise, dueAt: NullableTime, at: Time, evidenceEventId: NullableId, evidence: NullableText }),
);

export const promiseKeptLate = defineEvent(
  "promises.kept_late",
  "A promise was kept after its time: it counts as broken.",
  Type.Object({ ...promise, dueAt: Time, at: Time, evidenceEventId: NullableId, evidence: NullableText }),
);

export const promiseMoved = defineEvent(
  "promises.moved",
  "A promise was given another time before it was due. The customer is to be told, with the reason.",
  Type.Object({ ...promise, from: NullableTime, to: Time, reason: Type.String(), movedCount: Type.Integer() }),
);

export const promiseWaived = defineEvent(
  "promises.waived",
  "The customer no longer needs what was promised, and said so.",
  Type.Object({ ...promise, reason: Type.String() }),
);

export const promiseWithdrawn = defineEvent(
  "promises.withdrawn",
  "A promise has lost its object: the case was closed, or merged into one that has the same promise.",
  Type.Object({ ...promise, reason: Type.String() }),
);

export const promisePaused = defineEvent(
  "promises.paused",
  "A promise's clock stands still while it is somebody else's turn.",
  Type.Object({ ...promise, turn: Type.String() }),
);

export const promiseResumed = defineEvent(
  "promises.resumed",
  "A promise's clock runs again.",
  Type.Object({ ...promise, dueAt: NullableTime }),
);

export const promiseDisputed = defineEvent(
  "promises.disputed",
  "The customer says that what we hold for kept did not happen.",
  Type.Object({
    ...promise,
    words: NullableText,
    /** what it was held for when it was disputed */
    state: Type.Optional(PromiseState),
  }),
);

export const disputeUpheld = defineEvent(
  "promises.dispute_upheld",
  "Somebody of ours agrees with the customer: what was promised did not happen.",
  Type.Object({ ...promise, reason: NullableText }),
);

export const disputeDismissed = defineEvent(
  "promises.dispute_dismissed",
  "Somebody of ours says, with a reason, that what was promised did happen.",
  Type.Object({ ...promise, reason: Type.String() }),
);

export const ringAcknowledged = defineEvent(
  "promises.acknowledged",
  "Somebody who was rung said that they have it: this step rings no more, later ones still climb.",
  Type.Object({ ...promise, step: Type.Integer(), staffId: NullableId }),
);

export const calendarChanged = defineEvent(
  "promises.calendar_changed",
  "A calendar was made, got a new version, or was archived. Promises made before stay as they are.",
  Type.Object({ calendarId: Id, version: Type.Integer(), archived: Type.Boolean() }),
);
