/**
 * Improvements: what is done about causes, by whom, by when, and what came of it.
 *
 * GET    /api/v1/improvements              cases:read            page(ImprovementView) ?state=&whose=&causeId=   newest first
 * POST   /api/v1/improvements              improvements:manage   MakeImprovement → ImprovementView
 * GET    /api/v1/improvements.csv          reports:read          text/csv
 * GET    /api/v1/improvements/:id          cases:read            ImprovementView   own ones, or with reports:read
 * PUT    /api/v1/improvements/:id          improvements:manage   ChangeImprovement → ImprovementView
 * POST   /api/v1/improvements/:id/done     cases:read            { evidence } → ImprovementView   its owner, or improvements:manage
 * POST   /api/v1/improvements/:id/drop     improvements:manage   { reason } → ImprovementView
 * POST   /api/v1/improvements/:id/move     improvements:manage   { dueAt, reason } → ImprovementView
 * GET    /api/v1/improvements/:id/effect   cases:read            ImprovementEffect
 */
import { type Static, Type } from "typebox";
import { NamedCause } from "./causes.ts";
import { Id, NullableRef, NullableText, NullableTime, PageQuery, Ref, Time } from "./common.ts";
import { PromiseView } from "./promises.ts";

export const improvementStates = ["open", "done", "dropped"] as const;
export const ImprovementState = Type.Enum([...improvementStates]);
export type ImprovementState = Static<typeof ImprovementState>;

const Title = Type.String({ minLength: 3, maxLength: 200 });
const Words = Type.String({ minLength: 3, maxLength: 2_000 });
const Products = Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { maxItems: 20 });
const CauseIds = Type.Array(Id, { minItems: 1, maxItems: 20 });

export const ImprovementView = Type.Object({
  id: Id,
  title: Type.String(),
  expected: NullableText,
  products: Type.Array(Type.String()),
  causes: Type.Array(NamedCause),
  owner: Ref,
  state: ImprovementState,
  settledAt: NullableTime,
  evidence: NullableText,
  promise: PromiseView,
  createdBy: NullableRef,
  createdAt: Time,
  /** the reader may say that it is done */
  mayFinish: Type.Boolean(),
});
export type ImprovementView = Static<typeof ImprovementView>;

export const ListImprovements = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(ImprovementState),
  whose: Type.Optional(Type.Enum(["me", "all"])),
  causeId: Type.Optional(Id),
});
export type ListImprovements = Static<typeof ListImprovements>;

export const MakeImprovement = Type.Object({
  title: Title,
  expected: Type.Optional(Type.Union([Words, Type.Null()])),
  products: Type.Optional(Products),
  causeIds: CauseIds,
  ownerId: Id,
  dueAt: Time,
});
export type MakeImprovement = Static<typeof MakeImprovement>;

export const ChangeImprovement = Type.Object({
  title: Title,
  expected: Type.Union([Words, Type.Null()]),
  products: Products,
  causeIds: CauseIds,
  ownerId: Id,
});
export type ChangeImprovement = Static<typeof ChangeImprovement>;

export const FinishImprovement = Type.Object({ evidence: Words });
export const DropImprovement = Type.Object({ reason: Words });
export const MoveImprovement = Type.Object({ dueAt: Time, reason: Words });

const Span = Type.Object({
  from: Time,
  to: Time,
  weeks: Type.Number(),
  complaints: Type.Integer(),
  /** all cases that came in meanwhile */
  cases: Type.Integer(),
});

/** After over before: 0.5 is half as many. The interval holds the truth 19 times of 20. */
const Ratio = Type.Union([Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() }), Type.Null()]);

export const ImprovementEffect = Type.Object({
  doneAt: NullableTime,
  weeks: Type.Array(
    Type.Object({ from: Time, complaints: Type.Integer(), cases: Type.Integer(), after: Type.Boolean() }),
  ),
  before: Span,
  after: Type.Union([Span, Type.Null()]),
  perWeek: Ratio,
  perThousand: Ratio,
  verdict: Type.Enum(["not_done", "too_few", "fell", "rose", "unclear"]),
});
export type ImprovementEffect = Static<typeof ImprovementEffect>;
export type EffectSpan = Static<typeof Span>;
