/**
 * GET  /api/v1/promises                   promises:read    page(PromiseView) ListPromises (open ones by due time, others newest first)
 * GET  /api/v1/customers/:id/promises     promises:read    page(PromiseView), newest first
 * GET  /api/v1/promises/:id               promises:read    PromiseDetail (log, and why that time)
 * POST /api/v1/promises                   promises:make    MakePromise → PromiseView
 * POST /api/v1/promises/:id/keep          promises:make    { evidence } → PromiseView (made by hand only)
 * POST /api/v1/promises/:id/move          promises:move    MovePromise → PromiseView
 * POST /api/v1/promises/:id/waive         promises:move    { reason } → PromiseView (on the customer's word)
 * GET  /api/v1/sla-policies               signed-in        page(SlaPolicyView) in order
 * POST /api/v1/sla-policies               policies:manage  SaveSlaPolicy → SlaPolicyView
 * PUT  /api/v1/sla-policies/:id           policies:manage  SaveSlaPolicy → SlaPolicyView (a new version)
 * DELETE /api/v1/sla-policies/:id         policies:manage  Done
 * GET  /api/v1/promise-ladders            policies:manage  { items: PromiseLadder[] } for promises that no policy made
 * PUT  /api/v1/promise-ladders            policies:manage  PromiseLadder → the same
 * GET  /api/v1/team-managers              policies:manage  TeamManagers
 * PUT  /api/v1/team-managers              policies:manage  { teamId, staffId } → TeamManagers
 */
import { type Static, Type } from "typebox";
import { DueExplanation } from "./calendars.ts";
import { Id, NullableId, NullableRef, NullableText, NullableTime, PageQuery, Ref, Time } from "./common.ts";
import { CaseKind } from "./forms.ts";
import { TurnTime } from "./turns.ts";

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
  /** who promised: staff, team, partner or brand */
  promisor: Type.Object({ kind: Type.String(), id: NullableId, name: NullableText }),
  /** who is to keep it now: the owner and the team of the case */
  owner: NullableRef,
  team: NullableRef,
  startedAt: Time,
  notBefore: NullableTime,
  /** null while paused */
  dueAt: NullableTime,
  settledAt: NullableTime,
  paused: Type.Boolean(),
  /** whose turn it is while paused: customer, partner … */
  pausedFor: NullableText,
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
  policy: Type.Union([
    Type.Object({
      id: Id,
      name: Type.String(),
      version: Type.Integer(),
      /** why this one: the criteria by which it fits the case (channels, priorities …); empty when it fits all */
      matched: Type.Array(Type.String()),
    }),
    Type.Null(),
  ]),
  /** when the alarm rings and for whom, in order; `at` is null while paused */
  ladder: Type.Array(
    Type.Object({ at: NullableTime, notify: NullableText, rung: Type.Boolean(), due: Type.Boolean() }),
  ),
  calendar: Type.Union([Type.Object({ id: Id, name: Type.String(), version: Type.Integer() }), Type.Null()]),
  businessMs: Type.Union([Type.Integer(), Type.Null()]),
  /** who brought it about: policy, person, rule, api or partner */
  source: Type.String(),
  /** working time so far by whose turn it was, ours being what it is judged by; null for a promise of a fixed time */
  turns: Type.Union([Type.Array(TurnTime), Type.Null()]),
  /** day by day, how the due time came about; null for a promise of a fixed time */
  explanation: Type.Union([DueExplanation, Type.Null()]),
});
export type PromiseDetail = Static<typeof PromiseDetail>;

/** Whose promises: mine, those of my teams, or all I may see. */
export const ListPromises = Type.Object({
  ...PageQuery.properties,
  whose: Type.Optional(Type.Union([Type.Literal("me"), Type.Literal("team"), Type.Literal("all")])),
  state: Type.Optional(PromiseState),
  caseId: Type.Optional(Id),
  kind: Type.Optional(Type.String({ maxLength: 60 })),
  /** due before this time */
  before: Type.Optional(Time),
});
export type ListPromises = Static<typeof ListPromises>;

/** A promise a person makes: a time, or business time from now – exactly one of the two. */
export const MakePromise = Type.Object({
  caseId: Id,
  kind: Type.String({ maxLength: 60 }),
  words: Type.String({ minLength: 1, maxLength: 500 }),
  dueAt: Type.Optional(Time),
  businessMs: Type.Optional(Type.Integer({ minimum: 60_000 })),
  notBefore: Type.Optional(Time),
  idempotencyKey: Type.Optional(Type.String({ minLength: 8, maxLength: 100 })),
});
export type MakePromise = Static<typeof MakePromise>;
const Reason = Type.String({ minLength: 1, maxLength: 500 });
export const MovePromise = Type.Object({ dueAt: Time, reason: Reason });
export type MovePromise = Static<typeof MovePromise>;
export const WaivePromise = Type.Object({ reason: Reason });
/** What shows that a promise was kept, as the customer reads it. */
export const KeepPromise = Type.Object({ evidence: Type.String({ minLength: 1, maxLength: 500, pattern: "\\S" }) });

export const SlaKind = Type.Union([
  Type.Literal("first_response"),
  Type.Literal("next_response"),
  Type.Literal("resolution"),
]);
export type SlaKind = Static<typeof SlaKind>;

/** A step of the ladder: when it rings, relative to the promise – by one of the three – and who hears it. */
export const LadderStep = Type.Object({
  /** fraction of the window that has passed (0.75), or 1 for at due */
  atFraction: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  /** minutes before due: of working time where the promise is counted in it; where it is shorter than that, at its start */
  minutesBeforeDue: Type.Optional(Type.Integer({ minimum: 1, maximum: 525_600 })),
  /** minutes of the wall clock: once broken, closing time is no excuse */
  minutesAfterDue: Type.Optional(Type.Integer({ minimum: 0, maximum: 525_600 })),
  notify: Type.Union([
    Type.Literal("owner"),
    Type.Literal("team_lead"),
    Type.Literal("manager"),
    Type.Literal("leaders"),
    Type.Literal("addressee"),
    Type.Literal("person"),
    Type.Literal("role"),
  ]),
  /** with `person`: who */
  staffId: Type.Optional(Id),
  /** with `role`: which */
  roleId: Type.Optional(Id),
  /** rings again after so many minutes until somebody acknowledges it, the next step rings, or it is settled */
  repeatMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_080 })),
});
export type LadderStep = Static<typeof LadderStep>;

/**
 * Which cases a policy is for; what is left out matches all, and of tags one is enough. Of the active policies that fit,
 * the one with the most criteria wins, then the one that stands first.
 */
export const SlaMatch = Type.Object({
  channels: Type.Optional(Type.Array(Type.String())),
  /** 1 low, 2 normal, 3 high, 4 urgent */
  priorities: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 4 }))),
  brandIds: Type.Optional(Type.Array(Id)),
  teamIds: Type.Optional(Type.Array(Id)),
  tags: Type.Optional(Type.Array(Type.String())),
  tiers: Type.Optional(Type.Array(Type.String())),
  kinds: Type.Optional(Type.Array(CaseKind)),
  /** the form that opened the case */
  formIds: Type.Optional(Type.Array(Id)),
  /** normal, raised, high, critical */
  severities: Type.Optional(Type.Array(Type.String({ maxLength: 20 }))),
  /** the partner or carrier that the case is about */
  partnerIds: Type.Optional(Type.Array(Id)),
});
export type SlaMatch = Static<typeof SlaMatch>;

export const SlaPolicySpec = Type.Object({
  match: SlaMatch,
  targets: Type.Array(
    Type.Object({ kind: SlaKind, businessMinutes: Type.Integer({ minimum: 1, maximum: 5_256_000 }) }),
    {
      minItems: 1,
    },
  ),
  /** null: the team's, else the brand's, else the default calendar */
  calendarId: NullableId,
  ladder: Type.Array(LadderStep, { maxItems: 20 }),
});
export type SlaPolicySpec = Static<typeof SlaPolicySpec>;

export const SaveSlaPolicy = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  position: Type.Integer({ minimum: 0 }),
  active: Type.Boolean(),
  spec: SlaPolicySpec,
});
export type SaveSlaPolicy = Static<typeof SaveSlaPolicy>;
export const SlaPolicyView = Type.Object({
  id: Id,
  version: Type.Integer(),
  updatedAt: Time,
  ...SaveSlaPolicy.properties,
});
export type SlaPolicyView = Static<typeof SlaPolicyView>;

/** The ladder of promises that are made by hand; `kind` null for all that have none of their own. */
export const PromiseLadder = Type.Object({
  kind: NullableText,
  ladder: Type.Array(LadderStep, { maxItems: 20 }),
});
export type PromiseLadder = Static<typeof PromiseLadder>;
export const SavePromiseLadder = Type.Object({
  kind: Type.Union([Type.String({ minLength: 1, maxLength: 60 }), Type.Null()]),
  /** null: like all others */
  ladder: Type.Union([PromiseLadder.properties.ladder, Type.Null()]),
});
export type SavePromiseLadder = Static<typeof SavePromiseLadder>;

/** Who said "I have it" to a ring, and when. */
export const Acknowledgement = Type.Object({ step: Type.Integer(), at: Time, by: NullableRef });
export type Acknowledgement = Static<typeof Acknowledgement>;
export const AcknowledgeRing = Type.Object({ promiseId: Id, step: Type.Integer({ minimum: 0, maximum: 50 }) });

/** Above the lead of a team; the leaders where nobody is named. */
export const TeamManagers = Type.Object({
  items: Type.Array(Type.Object({ teamId: Id, manager: Ref })),
});
export type TeamManagers = Static<typeof TeamManagers>;
export const SaveTeamManager = Type.Object({ teamId: Id, staffId: NullableId });
export type SaveTeamManager = Static<typeof SaveTeamManager>;
