/**
 * Calling people back at a time that staffing can keep.
 *
 * GET  /api/v1/cases/:id/callback-slots   promises:make  CallbackSlots: half hours in which the case's team can call
 * POST /api/v1/cases/:id/callback         promises:make  PromiseCallback → PromisedCallback (asking again moves it)
 * GET  /api/v1/callbacks                  promises:read  Callbacks ?whose=&cursor=   (overdue first, then by time)
 * GET  /api/v1/callbacks.csv              promises:read  the same ?whose=
 * POST /api/v1/callbacks/:id/attempts     calls:take     RecordAttempt → CallbackRow
 */
import { type Static, Type } from "typebox";
import { Id, NullableText, NullableTime, PageQuery, page, Time } from "./common.ts";
import { PromiseView } from "./promises.ts";

/** Half an hour from `at` on, in which `free` more people can be called. */
export const CallbackSlot = Type.Object({ at: Time, until: Time, free: Type.Integer() });
export type CallbackSlot = Static<typeof CallbackSlot>;
export const CallbackSlots = Type.Object({ items: Type.Array(CallbackSlot), timeZone: Type.String() });

/** `slotAt`: one of the slots; `at`: another time, which whoever promises answers for. One of the two. */
export const PromiseCallback = Type.Object({
  slotAt: Type.Optional(Time),
  at: Type.Optional(Time),
  number: Type.Optional(Type.String({ maxLength: 60 })),
  /** why it is another time than was promised before; the customer reads it */
  reason: Type.Optional(Type.String({ maxLength: 500 })),
});
export type PromiseCallback = Static<typeof PromiseCallback>;
export const PromisedCallback = Type.Object({ promiseId: Id, moved: Type.Boolean(), at: Time, until: Time });
export type PromisedCallback = Static<typeof PromisedCallback>;

export const attemptOutcomes = ["answered", "no_answer", "busy", "voicemail", "wrong_number"] as const;
export const AttemptOutcome = Type.Enum([...attemptOutcomes]);
export type AttemptOutcome = Static<typeof AttemptOutcome>;

export const CallbackRow = Type.Object({
  promise: PromiseView,
  /** null where none was said: the customer's own */
  number: NullableText,
  notBefore: NullableTime,
  /** calls of ours since it was promised, and attempts that somebody wrote down without one */
  attempts: Type.Integer(),
  last: Type.Union([
    Type.Object({ at: Time, outcome: Type.String(), by: NullableText, note: NullableText }),
    Type.Null(),
  ]),
});
export type CallbackRow = Static<typeof CallbackRow>;
export const Callbacks = page(CallbackRow);
export const ExportCallbacks = Type.Object({ whose: Type.Optional(Type.Enum(["me", "team", "all"])) });
export const ListCallbacks = Type.Object({ ...PageQuery.properties, ...ExportCallbacks.properties });
export const RecordAttempt = Type.Object({
  outcome: AttemptOutcome,
  note: Type.Optional(Type.String({ maxLength: 1_000 })),
});
export type RecordAttempt = Static<typeof RecordAttempt>;
