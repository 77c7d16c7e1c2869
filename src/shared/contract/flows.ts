/**
 * Flows: talks and fault-finding that are drawn once and walked by customers, agents and the robot.
 *
 * GET    /api/v1/flows                   flows:manage  page(FlowView) ?archived=
 * POST   /api/v1/flows                   flows:manage  SaveFlow → FlowView (a draft)
 * GET    /api/v1/flows/:id               flows:manage  FlowView
 * PUT    /api/v1/flows/:id               flows:manage  SaveFlow + version → FlowView (a new version where it changed)
 * POST   /api/v1/flows/:id/publish       flows:manage  { version } → FlowView; refused with faults
 * POST   /api/v1/flows/:id/unpublish     flows:manage  → FlowView
 * POST   /api/v1/flows/:id/duplicate     flows:manage  → FlowView
 * POST   /api/v1/flows/:id/archive       flows:manage  { archived } → FlowView
 * GET    /api/v1/flows/:id/versions      flows:manage  page(FlowVersion), newest first
 * POST   /api/v1/flows/:id/restore       flows:manage  { version } → FlowView
 * GET    /api/v1/flows/:id/figures       flows:manage  FlowFigures ?days=
 * GET    /api/v1/flows/:id/figures.csv   flows:manage  text/csv
 * GET    /api/v1/flows/ports             flows:manage  { lookUps: FlowPort[] }
 * POST   /api/v1/flow-pictures           flows:manage  { content: base64 } → { url }
 * GET    /guide/pictures/:sha            public        a picture of a flow
 * GET    /api/v1/cases/:id/flows         cases:update  { items: FlowOffer[] } ?q=
 * GET    /api/v1/cases/:id/flow-runs     cases:read    { items: FlowRunView[] }
 * POST   /api/v1/cases/:id/flow-runs     cases:update  { flowId, locale } → FlowTurn
 * GET    /api/v1/cases/:id/flow-runs/:runId         cases:update  FlowTurn, to go on with
 * POST   /api/v1/cases/:id/flow-runs/:runId/answer  cases:update  FlowInput → FlowTurn
 * POST   /api/v1/cases/:id/flow-runs/:runId/back    cases:update  { stepNo } → FlowTurn
 */
import { type Static, Type } from "typebox";
import { askKinds, flowKinds, flowOutcomes, flowPlayers } from "../flows/kinds.ts";
import { Id, Names, NullableId, NullableRef, NullableText, NullableTime, Time } from "./common.ts";

export const FlowText = Type.Object({
  "zh-CN": Type.Optional(Type.String({ maxLength: 4_000 })),
  en: Type.Optional(Type.String({ maxLength: 4_000 })),
});
export type FlowText = Static<typeof FlowText>;

export const StepId = Type.String({ pattern: "^[a-z][a-z0-9_]{0,39}$" });
/** Where a step leads; null: nowhere yet. */
const Next = Type.Union([StepId, Type.Null()]);
/** A picture that was put here by the desk: no address of elsewhere stands in a flow. */
const Picture = Type.Union([Type.String({ pattern: "^/guide/pictures/[0-9a-f]{64}$" }), Type.Null()]);
const Tag = Type.String({ minLength: 1, maxLength: 60 });

const drawn = { id: StepId, x: Type.Number(), y: Type.Number() };

export const FlowOption = Type.Object({
  value: Type.String({ pattern: "^[a-z0-9][a-z0-9_]{0,39}$" }),
  label: FlowText,
  next: Next,
});
export type FlowOption = Static<typeof FlowOption>;

/** What a flow may do; there is nothing else. */
export const FlowAct = Type.Union([
  Type.Object({
    do: Type.Literal("label_case"),
    kind: Type.Optional(Type.Enum(["question", "complaint"])),
    priority: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
    tags: Type.Array(Tag, { maxItems: 20 }),
  }),
  Type.Object({
    do: Type.Literal("make_promise"),
    kind: Type.String({ pattern: "^[a-z][a-z0-9_]{0,59}$" }),
    words: FlowText,
    businessMinutes: Type.Integer({ minimum: 1, maximum: 525_600 }),
  }),
  /** the questions and answers, as a note in the case */
  Type.Object({ do: Type.Literal("add_note") }),
]);
export type FlowAct = Static<typeof FlowAct>;

export const FlowStep = Type.Union([
  Type.Object({ ...drawn, type: Type.Literal("say"), text: FlowText, picture: Picture, next: Next }),
  Type.Object({
    ...drawn,
    type: Type.Literal("ask"),
    /** under which the answer is known */
    key: StepId,
    kind: Type.Enum([...askKinds]),
    text: FlowText,
    picture: Picture,
    /** said when the answer cannot be taken; empty: the usual words */
    wrong: FlowText,
    optional: Type.Boolean(),
    /** of a choice; each leads on by itself */
    options: Type.Array(FlowOption, { maxItems: 20 }),
    /** of a number */
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    /** of an order number: 9 stands for a digit, A for a letter, * for either */
    mask: Type.Optional(Type.String({ maxLength: 60 })),
    /** of everything but a choice */
    next: Next,
  }),
  Type.Object({
    ...drawn,
    type: Type.Literal("branch"),
    ways: Type.Array(
      Type.Object({
        key: Type.String({ pattern: "^[a-z][a-z0-9_.]{0,79}$" }),
        op: Type.Enum(["is", "is_not", "contains", "more_than", "less_than", "known"]),
        value: Type.String({ maxLength: 200 }),
        next: Next,
      }),
      { maxItems: 10 },
    ),
    /** when no way fits */
    next: Next,
  }),
  Type.Object({
    ...drawn,
    type: Type.Literal("look_up"),
    port: Type.String({ pattern: "^[a-z][a-z0-9_]{0,39}$" }),
    found: Next,
    next: Next,
  }),
  Type.Object({ ...drawn, type: Type.Literal("act"), act: FlowAct, next: Next }),
  Type.Object({
    ...drawn,
    type: Type.Literal("hand_over"),
    text: FlowText,
    teamId: NullableId,
  }),
  Type.Object({
    ...drawn,
    type: Type.Literal("end"),
    text: FlowText,
    /** ask: the person is asked whether it is solved */
    solved: Type.Enum(["yes", "no", "ask"]),
  }),
]);
export type FlowStep = Static<typeof FlowStep>;
export type AskStep = Extract<FlowStep, { type: "ask" }>;

export const FlowSpec = Type.Object({
  name: FlowText,
  /** what it helps with, in a sentence or two */
  about: FlowText,
  kind: Type.Enum([...flowKinds]),
  /** sentences by which the robot knows that it is asked for */
  triggers: Type.Object({
    "zh-CN": Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 50 }),
    en: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 50 }),
  }),
  /** names or numbers of what it is about; none: everything */
  products: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 }),
  /** none: all brands */
  brandIds: Type.Array(Id, { maxItems: 50 }),
  start: Next,
  steps: Type.Array(FlowStep, { maxItems: 150 }),
});
export type FlowSpec = Static<typeof FlowSpec>;

export const SaveFlow = Type.Object({
  slug: Type.String({ pattern: "^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$" }),
  spec: FlowSpec,
});
export type SaveFlow = Static<typeof SaveFlow>;

export const flowFaults = [
  "no_name",
  "no_start",
  "no_steps",
  "twice",
  "nowhere",
  "unreachable",
  "dead_end",
  "language",
  "no_options",
  "same_option",
  "loop",
  "unknown_port",
  "unknown_key",
  "no_end",
] as const;
/** What is wrong with a drawing: the step, what it is, and of which part (a language, a key). */
export const FlowFault = Type.Object({
  step: Type.Union([Type.String(), Type.Null()]),
  code: Type.Enum([...flowFaults]),
  part: Type.String(),
});
export type FlowFault = Static<typeof FlowFault>;

export const FlowView = Type.Object({
  id: Id,
  ...SaveFlow.properties,
  version: Type.Integer(),
  /** what customers, agents and the robot walk; null: nobody does */
  publishedVersion: Type.Union([Type.Integer(), Type.Null()]),
  archived: Type.Boolean(),
  faults: Type.Array(FlowFault),
  /** where customers find it */
  url: NullableText,
  runs: Type.Integer(),
  updatedAt: Time,
});
export type FlowView = Static<typeof FlowView>;

export const FlowVersion = Type.Object({
  version: Type.Integer(),
  spec: FlowSpec,
  restoredFrom: Type.Union([Type.Integer(), Type.Null()]),
  savedBy: NullableRef,
  savedAt: Time,
});
export type FlowVersion = Static<typeof FlowVersion>;

/** Something that can be looked up, and what is known of it then. */
export const FlowPort = Type.Object({
  name: Type.String(),
  /** an answer or fact it needs */
  inputs: Type.Array(Type.String()),
  outputs: Type.Array(Type.String()),
});
export type FlowPort = Static<typeof FlowPort>;

export const FlowAsk = Type.Object({
  key: Type.String(),
  kind: Type.Enum([...askKinds, "solved"]),
  optional: Type.Boolean(),
  options: Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
});
export type FlowAsk = Static<typeof FlowAsk>;

/** What is said and asked now. */
export const FlowTurn = Type.Object({
  runId: Id,
  name: Type.String(),
  stepNo: Type.Integer(),
  says: Type.Array(Type.Object({ text: Type.String(), picture: NullableText })),
  /** why the answer was not taken */
  wrong: NullableText,
  ask: Type.Union([FlowAsk, Type.Null()]),
  /** it is over, like this */
  end: Type.Union([Type.Enum([...flowOutcomes]), Type.Null()]),
  canGoBack: Type.Boolean(),
  /** share of the way, 0–1, by the longest that may still come */
  progress: Type.Number(),
});
export type FlowTurn = Static<typeof FlowTurn>;

export const FlowInput = Type.Object({
  /** of the turn that is answered: the same answer sent twice moves once */
  stepNo: Type.Integer({ minimum: 0 }),
  value: Type.String({ maxLength: 4_000 }),
});
export type FlowInput = Static<typeof FlowInput>;

/** A flow that may be walked in a case. */
export const FlowOffer = Type.Object({
  id: Id,
  name: Names,
  about: Names,
  kind: Type.Enum([...flowKinds]),
  products: Type.Array(Type.String()),
});
export type FlowOffer = Static<typeof FlowOffer>;

/** A question of a flow and what was answered, in both languages. */
export const FlowAnswered = Type.Object({ question: Names, answer: Names, at: Time });
export type FlowAnswered = Static<typeof FlowAnswered>;

export const FlowRunView = Type.Object({
  id: Id,
  flow: Type.Object({ id: Id, name: Names, version: Type.Integer() }),
  player: Type.Enum([...flowPlayers]),
  by: NullableRef,
  outcome: Type.Union([Type.Enum([...flowOutcomes]), Type.Null()]),
  answers: Type.Array(FlowAnswered),
  startedAt: Time,
  endedAt: NullableTime,
});
export type FlowRunView = Static<typeof FlowRunView>;

export const FlowFigures = Type.Object({
  runs: Type.Integer(),
  running: Type.Integer(),
  solved: Type.Integer(),
  notSolved: Type.Integer(),
  handedOver: Type.Integer(),
  abandoned: Type.Integer(),
  players: Type.Object({ customer: Type.Integer(), agent: Type.Integer(), robot: Type.Integer() }),
  /** by step: how many came there, and how many left there */
  steps: Type.Array(Type.Object({ step: Type.String(), reached: Type.Integer(), left: Type.Integer() })),
});
export type FlowFigures = Static<typeof FlowFigures>;
