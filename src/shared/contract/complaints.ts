/**
 * Complaints: how serious a case is and why, what was asked for and offered, who apologised, how it ended.
 *
 * GET  /api/v1/severity-rules                 signed-in         SeverityRulesView
 * PUT  /api/v1/severity-rules                 complaints:manage SeverityRuleset → SeverityRulesView (a new version)
 * POST /api/v1/severity-rules/try             complaints:manage TrySeverity → TriedSeverity
 * GET  /api/v1/cases/:id/complaint            cases:read        ComplaintView
 * PUT  /api/v1/cases/:id/severity             complaints:weigh  SetSeverity → ComplaintView
 * PUT  /api/v1/cases/:id/care-mark            customers:update  SetCareMark → ComplaintView
 * POST /api/v1/cases/:id/settlement           complaints:settle SettlementMove → ComplaintView
 * POST /api/v1/cases/:id/apologies            complaints:settle AskApology → ComplaintView
 * POST /api/v1/apologies/:id/send             complaints:apologise SendApology → ComplaintView (the manager who was asked)
 * POST /api/v1/apologies/:id/decline          complaints:apologise DeclineApology → ComplaintView (the same)
 * GET  /api/v1/satisfaction                   reports:read      SatisfactionReport ?by=&from=&until=
 * GET  /api/v1/satisfaction/ratings           reports:read      page(RatingView), newest first
 * GET  /api/v1/satisfaction/ratings.csv       reports:read      the same as CSV
 */
import { type Static, Type } from "typebox";
import { severities } from "../severities.ts";
import { Id, NullableId, NullableRef, NullableText, NullableTime, PageQuery, Time } from "./common.ts";

export const SeverityLevel = Type.Enum([...severities]);

/** What a rule looks at. `words` at the customer's words, the others at figures of the case and the customer. */
export const severitySignals = [
  "words",
  "kind",
  "contacts",
  "channels",
  "broken_promises",
  "earlier_complaints",
  "care_mark",
  "amount",
  "tier",
] as const;
export type SeveritySignal = (typeof severitySignals)[number];

const Phrases = Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { maxItems: 200 });
export const SeverityRule = Type.Object({
  key: Type.String({ pattern: "^[a-z][a-z0-9_]{0,39}$" }),
  signal: Type.Enum([...severitySignals]),
  names: Type.Object({
    "zh-CN": Type.String({ minLength: 1, maxLength: 80 }),
    en: Type.String({ minLength: 1, maxLength: 80 }),
  }),
  on: Type.Boolean(),
  points: Type.Integer({ minimum: 1, maximum: 100 }),
  /** from this figure on; null where words or a yes decide */
  threshold: Type.Union([Type.Integer({ minimum: 1, maximum: 100_000_000 }), Type.Null()]),
  /** any of these is enough: what customers say, or names of tiers */
  words: Phrases,
  /** where one of these stands, a word within it does not count: 一起火锅 is no fire */
  except: Phrases,
  /** a case in which it is found is a complaint */
  complaint: Type.Boolean(),
});
export type SeverityRule = Static<typeof SeverityRule>;

/** From how many points on a case is how serious. */
const Levels = Type.Object({
  raised: Type.Integer({ minimum: 1, maximum: 1_000 }),
  high: Type.Integer({ minimum: 1, maximum: 1_000 }),
  critical: Type.Integer({ minimum: 1, maximum: 1_000 }),
});
export const SeverityRuleset = Type.Object({ levels: Levels, rules: Type.Array(SeverityRule, { maxItems: 60 }) });
export type SeverityRuleset = Static<typeof SeverityRuleset>;
export const SeverityRulesView = Type.Object({
  version: Type.Integer(),
  changedAt: NullableTime,
  changedBy: NullableRef,
  ...SeverityRuleset.properties,
});
export type SeverityRulesView = Static<typeof SeverityRulesView>;

export const TrySeverity = Type.Object({
  ruleset: SeverityRuleset,
  text: Type.String({ minLength: 1, maxLength: 20_000 }),
});
export const TriedSeverity = Type.Object({
  severity: SeverityLevel,
  points: Type.Integer(),
  complaint: Type.Boolean(),
  hits: Type.Array(Type.Object({ rule: Type.String(), points: Type.Integer(), matched: NullableText })),
});
export type TriedSeverity = Static<typeof TriedSeverity>;

export const SeverityReason = Type.Object({
  id: Id,
  at: Time,
  signal: Type.String(),
  /** the rule's name in both languages; null where a person set it */
  names: Type.Union([Type.Object({ "zh-CN": Type.String(), en: Type.String() }), Type.Null()]),
  points: Type.Integer(),
  /** what the customer said, and which words of it counted */
  quote: NullableText,
  matched: NullableText,
  value: Type.Union([Type.Integer(), Type.Null()]),
  messageId: NullableId,
  setTo: Type.Union([SeverityLevel, Type.Null()]),
  words: NullableText,
  by: NullableRef,
});
export type SeverityReason = Static<typeof SeverityReason>;

export const SetSeverity = Type.Object({
  severity: SeverityLevel,
  reason: Type.String({ minLength: 1, maxLength: 500, pattern: "\\S" }),
});

export const careMarks = ["elderly", "child", "pregnant", "disabled", "ill"] as const;
export const CareMark = Type.Union([Type.Enum([...careMarks]), Type.Null()]);
export const SetCareMark = Type.Object({ mark: CareMark });

export const remedies = ["refund", "replacement", "repair", "coupon", "cash", "other"] as const;
export type Remedy = (typeof remedies)[number];
export const RemedyKind = Type.Enum([...remedies]);
export const Terms = Type.Object({
  remedy: RemedyKind,
  /** in the currency's smallest unit, as 分 or cents; null where no money is meant */
  amountMinor: Type.Union([Type.Integer({ minimum: 0, maximum: 100_000_000_000 }), Type.Null()]),
  /** ISO 4217 */
  currency: Type.Union([Type.String({ pattern: "^[A-Z]{3}$" }), Type.Null()]),
});
export type Terms = Static<typeof Terms>;

export const SettlementState = Type.Enum(["wanted", "offered", "countered", "agreed", "confirmed", "rejected"]);
export type SettlementState = Static<typeof SettlementState>;
export const SettlementMoveKind = Type.Enum(["want", "offer", "counter", "accept", "confirm", "reject"]);
export type SettlementMoveKind = Static<typeof SettlementMoveKind>;

const Words = Type.Union([Type.String({ maxLength: 2_000 }), Type.Null()]);
/** A move that somebody at the desk writes down: ours, or the customer's word with the message in which they gave it. */
export const SettlementMove = Type.Object({
  kind: SettlementMoveKind,
  party: Type.Enum(["customer", "us"]),
  terms: Type.Optional(Terms),
  /** an offer: by when we do it */
  dueAt: Type.Optional(Time),
  words: Type.Optional(Words),
  evidenceMessageId: Type.Optional(Id),
  /** an offer goes out to the customer, with the link to their page */
  send: Type.Optional(Type.Boolean()),
  idempotencyKey: Type.Optional(Type.String({ minLength: 8, maxLength: 100 })),
});
export type SettlementMove = Static<typeof SettlementMove>;

const MoveView = Type.Object({
  id: Id,
  at: Time,
  kind: SettlementMoveKind,
  party: Type.Enum(["customer", "us"]),
  terms: Type.Union([Terms, Type.Null()]),
  dueAt: NullableTime,
  words: NullableText,
  by: NullableRef,
  evidenceMessageId: NullableId,
  sentMessageId: NullableId,
});
export type SettlementMoveView = Static<typeof MoveView>;
export const SettlementView = Type.Object({
  state: SettlementState,
  terms: Type.Union([Terms, Type.Null()]),
  dueAt: NullableTime,
  moves: Type.Array(MoveView),
  /** what can be done next, and by whom */
  next: Type.Array(Type.Object({ kind: SettlementMoveKind, party: Type.Enum(["customer", "us"]) })),
});
export type SettlementView = Static<typeof SettlementView>;

export const ApologyView = Type.Object({
  id: Id,
  manager: Type.Object({ id: Id, name: Type.String() }),
  askedBy: NullableRef,
  askedAt: Time,
  dueAt: Time,
  note: NullableText,
  state: Type.Enum(["asked", "sent", "declined"]),
  /** what was said; before that a draft to begin with, for the manager */
  words: NullableText,
  settledAt: NullableTime,
  mine: Type.Boolean(),
});
export type ApologyView = Static<typeof ApologyView>;
export const AskApology = Type.Object({
  managerId: Id,
  dueAt: Time,
  note: Type.Optional(Type.String({ maxLength: 1_000 })),
});
export const SendApology = Type.Object({ words: Type.String({ minLength: 1, maxLength: 10_000, pattern: "\\S" }) });
export const DeclineApology = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500, pattern: "\\S" }) });

export const RatingOfCase = Type.Object({
  askedAt: Time,
  rating: Type.Union([Type.Integer({ minimum: 1, maximum: 5 }), Type.Null()]),
  comment: NullableText,
  ratedAt: NullableTime,
});

/** All that a case has of a complaint. */
export const ComplaintView = Type.Object({
  severity: SeverityLevel,
  reasons: Type.Array(SeverityReason),
  careMark: CareMark,
  settlement: Type.Union([SettlementView, Type.Null()]),
  apologies: Type.Array(ApologyView),
  /** who can be asked to apologise */
  managers: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  satisfaction: Type.Union([RatingOfCase, Type.Null()]),
  /** the currency to begin with */
  currency: Type.String(),
});
export type ComplaintView = Static<typeof ComplaintView>;

export const SatisfactionQuery = Type.Object({
  by: Type.Optional(Type.Enum(["agent", "team", "channel"])),
  from: Type.Optional(Time),
  until: Type.Optional(Time),
});
export const SatisfactionReport = Type.Object({
  asked: Type.Integer(),
  rated: Type.Integer(),
  average: Type.Union([Type.Number(), Type.Null()]),
  groups: Type.Array(
    Type.Object({
      /** number of a person or team, or a channel's name; null for what had none */
      key: NullableText,
      name: NullableText,
      rated: Type.Integer(),
      average: Type.Number(),
      unhappy: Type.Integer(),
    }),
  ),
});
export type SatisfactionReport = Static<typeof SatisfactionReport>;
export const ListRatings = Type.Object({
  ...PageQuery.properties,
  ...SatisfactionQuery.properties,
  /** one group of the report */
  key: Type.Optional(Type.String({ maxLength: 60 })),
  unhappy: Type.Optional(Type.Boolean()),
});
export const RatingView = Type.Object({
  case: Type.Object({ id: Id, subject: Type.String() }),
  rating: Type.Integer(),
  comment: NullableText,
  at: Time,
  owner: NullableRef,
  team: NullableRef,
  channel: Type.String(),
});
export type RatingView = Static<typeof RatingView>;
