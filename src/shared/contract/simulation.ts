/**
 * POST /api/v1/sla-policies/simulate   policies:manage   SimulatePolicy → Simulation
 */
import { type Static, Type } from "typebox";
import { Id, NullableId, NullableText, NullableTime, Time } from "./common.ts";
import { SaveSlaPolicy, SlaKind } from "./promises.ts";

/** A policy as it would be saved, run over what happened in the last days. */
export const SimulatePolicy = Type.Object({
  /** the policy that would be changed; null for a new one */
  id: NullableId,
  policy: SaveSlaPolicy,
  days: Type.Integer({ minimum: 1, maximum: 92 }),
});
export type SimulatePolicy = Static<typeof SimulatePolicy>;

/** What would have become of something owed: none where no policy promises it. */
export const SimulatedState = Type.Union([
  Type.Literal("none"),
  Type.Literal("open"),
  Type.Literal("kept"),
  Type.Literal("broken"),
  Type.Literal("withdrawn"),
]);
export type SimulatedState = Static<typeof SimulatedState>;

export const SimulatedCount = Type.Object({
  kind: SlaKind,
  now: Type.Record(Type.String(), Type.Integer()),
  changed: Type.Record(Type.String(), Type.Integer()),
});
export type SimulatedCount = Static<typeof SimulatedCount>;

const Outcome = Type.Object({ state: SimulatedState, dueAt: NullableTime, policy: NullableText });
export const SimulatedItem = Type.Object({
  caseId: Id,
  subject: Type.String(),
  kind: SlaKind,
  startedAt: Time,
  /** when it was answered or solved; null while it is not */
  doneAt: NullableTime,
  now: Outcome,
  changed: Outcome,
});
export type SimulatedItem = Static<typeof SimulatedItem>;

export const Simulation = Type.Object({
  since: Time,
  /** cases looked at, and whether there were more than are looked at */
  cases: Type.Integer(),
  limited: Type.Boolean(),
  counts: Type.Array(SimulatedCount),
  /** things owed that would have become something else: how many, and the newest of them */
  different: Type.Integer(),
  items: Type.Array(SimulatedItem),
});
export type Simulation = Static<typeof Simulation>;
