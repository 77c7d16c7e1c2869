/**
 * GET  /api/v1/promises                   promises:read    page(PromiseView) ?whose=me|team|all&state=open|broken|…&caseId=&before=&kind=  (by due time)
 * GET  /api/v1/promises/:id               promises:read    PromiseDetail (log, and why that time)
 * POST /api/v1/promises                   promises:make    MakePromise → PromiseView
 * POST /api/v1/promises/:id/move          promises:move    MovePromise → PromiseView
 * POST /api/v1/promises/:id/waive         promises:move    { reason } → PromiseView (on the customer's word)
 * GET  /api/v1/calendars                  signed-in        page(CalendarView)
 * POST /api/v1/calendars                  calendars:manage SaveCalendar → CalendarView
 * PUT  /api/v1/calendars/:id              calendars:manage SaveCalendar → CalendarView (a new version)
 * DELETE /api/v1/calendars/:id            calendars:manage Done (archives)
 * POST /api/v1/calendars/try              calendars:manage TryCalendar → TriedCalendar ("what is 8 working hours from now?")
 * GET  /api/v1/sla-policies               signed-in        page(SlaPolicyView) in order
 * POST /api/v1/sla-policies               policies:manage  SaveSlaPolicy → SlaPolicyView
 * PUT  /api/v1/sla-policies/:id           policies:manage  SaveSlaPolicy → SlaPolicyView (a new version)
 * DELETE /api/v1/sla-policies/:id         policies:manage  Done
 */
import { type Static, Type } from "typebox";
import { Id, NullableId, NullableRef, NullableText, NullableTime, Time } from "./common.ts";

export const PromiseState = Type.Union([
  Type.Literal("open"),
  Type.Literal("kept"),
  Type.Literal("kept_late"),
  Type.Literal("broken"),
  Type.Literal("waived"),
  Type.Literal("withdrawn"),
]);
export type PromiseState = Static<typeof PromiseState>;

/** What a ring needs: who owes what to whom, since when, until when. */
export const PromiseView = Type.Object({
  id: Id,
  kind: Type.String(),
  state: PromiseState,
  words: NullableText,
  caseId: NullableId,
  caseSubject: NullableText,
  customer: NullableRef,
  promisor: Type.Object({ kind: Type.String(), id: NullableId, name: NullableText }),
  startedAt: Time,
  notBefore: NullableTime,
  /** null while paused */
  dueAt: NullableTime,
  settledAt: NullableTime,
  paused: Type.Boolean(),
  movedCount: Type.Integer(),
  disputed: Type.Boolean(),
  madeAt: Time,
});
export type PromiseView = Static<typeof PromiseView>;

export const PromiseLogEntry = Type.Object({
  at: Time,
  kind: Type.String(),
  actor: Type.Object({ kind: Type.String(), id: NullableId, name: NullableText }),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export const PromiseDetail = Type.Object({
  ...PromiseView.properties,
  log: Type.Array(PromiseLogEntry),
  policy: Type.Union([Type.Object({ id: Id, name: Type.String(), version: Type.Integer() }), Type.Null()]),
  calendar: Type.Union([Type.Object({ id: Id, name: Type.String(), version: Type.Integer() }), Type.Null()]),
  businessMs: Type.Union([Type.Integer(), Type.Null()]),
  /** day by day, how the due time came about: business-time's `describeDue` */
  explanation: Type.Array(Type.Record(Type.String(), Type.Unknown())),
});
export type PromiseDetail = Static<typeof PromiseDetail>;

/** A promise a person makes: a time, or business time from now. */
export const MakePromise = Type.Object({
  caseId: Id,
  kind: Type.String({ maxLength: 60 }),
  words: Type.String({ minLength: 1, maxLength: 500 }),
  dueAt: Type.Optional(Time),
  businessMs: Type.Optional(Type.Integer({ minimum: 60_000 })),
  notBefore: Type.Optional(Time),
});
export const MovePromise = Type.Object({ dueAt: Time, reason: Type.String({ minLength: 1, maxLength: 500 }) });

export const SlaKind = Type.Union([
  Type.Literal("first_response"),
  Type.Literal("next_response"),
  Type.Literal("resolution"),
]);

/** A step of the ladder: when it rings, relative to the promise, and who hears it. */
export const LadderStep = Type.Object({
  /** fraction of the window that has passed (0.75), or 1 for at due, or minutes after due */
  atFraction: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  minutesAfterDue: Type.Optional(Type.Integer({ minimum: 0 })),
  notify: Type.Union([Type.Literal("owner"), Type.Literal("team_lead"), Type.Literal("leaders")]),
});
export type LadderStep = Static<typeof LadderStep>;

/** Which cases a policy is for; what is left out matches all. The most specific active policy wins. */
export const SlaMatch = Type.Object({
  channels: Type.Optional(Type.Array(Type.String())),
  priorities: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 4 }))),
  brandIds: Type.Optional(Type.Array(Id)),
  teamIds: Type.Optional(Type.Array(Id)),
  tags: Type.Optional(Type.Array(Type.String())),
  tiers: Type.Optional(Type.Array(Type.String())),
});
export type SlaMatch = Static<typeof SlaMatch>;

export const SlaPolicySpec = Type.Object({
  match: SlaMatch,
  targets: Type.Array(Type.Object({ kind: SlaKind, businessMinutes: Type.Integer({ minimum: 1 }) })),
  /** null: the team's, else the brand's, else the default calendar */
  calendarId: NullableId,
  ladder: Type.Array(LadderStep),
});
export type SlaPolicySpec = Static<typeof SlaPolicySpec>;

export const SaveSlaPolicy = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  position: Type.Integer({ minimum: 0 }),
  active: Type.Boolean(),
  spec: SlaPolicySpec,
});
export const SlaPolicyView = Type.Object({
  id: Id,
  version: Type.Integer(),
  updatedAt: Time,
  ...SaveSlaPolicy.properties,
});
export type SlaPolicyView = Static<typeof SlaPolicyView>;
