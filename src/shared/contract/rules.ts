/**
 * Rules: when this happens, or has been so for so long, and the case is like that, then do this.
 *
 * GET    /api/v1/rules                       rules:manage   RuleView[]
 * POST   /api/v1/rules                       rules:manage   SaveRule → RuleView
 * PUT    /api/v1/rules/:id                   rules:manage   SaveRule → RuleView          (a new version)
 * DELETE /api/v1/rules/:id                   rules:manage
 * POST   /api/v1/rules/:id/place             rules:manage   { before } → Done
 * GET    /api/v1/rules/:id/versions          rules:manage   RuleVersion[]
 * POST   /api/v1/rules/:id/restore           rules:manage   { version } → RuleView
 * POST   /api/v1/rules/dry-run               rules:manage   { rule, days } → DryRun
 * POST   /api/v1/rules/test                  rules:manage   { rule, caseId } → RuleTest
 * GET    /api/v1/rule-firings                rules:manage   FiringView[] ?ruleId=&caseId=&state=
 * GET    /api/v1/rule-firings.csv            rules:manage   text/csv   ?ruleId=&caseId=&state=
 * POST   /api/v1/rule-firings/:id/retry      rules:manage   → FiringView
 * GET    /api/v1/rule-settings, PUT          rules:manage   RuleSettings
 */
import { type Static, Type } from "typebox";
import { ruleClocks, ruleEvents } from "../rule-events.ts";
import { CaseCategory } from "./cases.ts";
import { Id, NullableId, NullableRef, NullableText, NullableTime, PageQuery, Ref, Time } from "./common.ts";

const MINUTES_OF_A_YEAR = 525_600;
const Minutes = Type.Integer({ minimum: 1, maximum: MINUTES_OF_A_YEAR });
const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 100, pattern: "\\S" }), { minItems: 1, maxItems: 20 });
const Words = Type.String({ minLength: 1, maxLength: 2_000, pattern: "\\S" });

export const RuleEventName = Type.Enum([...ruleEvents]);
export const RuleClockName = Type.Enum([...ruleClocks]);

/** What must hold of the event itself; what is left out, or empty, asks nothing. */
export const EventConditions = Type.Object({
  /** what the customer wrote has one of these words, without regard to case */
  words: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 200, pattern: "\\S" }), { maxItems: 50 })),
  /** who did it */
  by: Type.Optional(Type.Array(Type.Enum(["customer", "staff", "system"]), { maxItems: 3 })),
  /** the status that it changed to */
  to: Type.Optional(Type.Array(CaseCategory, { maxItems: 6 })),
  /** one of the tags that were added or taken away */
  tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 20 })),
  /** the kind of the promise */
  promiseKinds: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 20 })),
});
export type EventConditions = Static<typeof EventConditions>;

export const RuleTrigger = Type.Union([
  Type.Object({
    on: Type.Literal("event"),
    events: Type.Array(RuleEventName, { minItems: 1, maxItems: ruleEvents.length, uniqueItems: true }),
    where: EventConditions,
  }),
  Type.Object({
    on: Type.Literal("timer"),
    /** what it counts from: since the conditions hold, or since the last word, status or owner while they hold */
    since: RuleClockName,
    minutes: Minutes,
    /** in working time of the team or brand, instead of by the clock */
    business: Type.Boolean(),
  }),
]);
export type RuleTrigger = Static<typeof RuleTrigger>;

export const RuleAction = Type.Union([
  Type.Object({ do: Type.Literal("assign_team"), teamId: Id }),
  Type.Object({ do: Type.Literal("assign_person"), staffId: Id }),
  Type.Object({ do: Type.Literal("add_tags"), tags: Tags }),
  Type.Object({ do: Type.Literal("remove_tags"), tags: Tags }),
  Type.Object({ do: Type.Literal("set_priority"), priority: Type.Integer({ minimum: 1, maximum: 4 }) }),
  Type.Object({ do: Type.Literal("set_category"), category: CaseCategory }),
  Type.Object({
    do: Type.Literal("make_promise"),
    kind: Type.String({ minLength: 1, maxLength: 60, pattern: "^[a-z][a-z0-9_]*$" }),
    words: Words,
    businessMinutes: Minutes,
  }),
  Type.Object({
    do: Type.Literal("notify"),
    whom: Type.Enum(["owner", "lead", "leaders", "person"]),
    staffId: Type.Optional(Id),
    words: Words,
  }),
  Type.Object({ do: Type.Literal("reply"), macroId: Id }),
  Type.Object({ do: Type.Literal("add_note"), text: Words }),
  Type.Object({ do: Type.Literal("snooze"), minutes: Minutes }),
  Type.Object({ do: Type.Literal("call_webhook"), webhookId: Id }),
]);
export type RuleAction = Static<typeof RuleAction>;

/** A rule as it is written down: the whole of it is one version. */
export const SaveRule = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100, pattern: "\\S" }),
  active: Type.Boolean(),
  trigger: RuleTrigger,
  /** what must hold of the case, in the language of views; empty is every case */
  query: Type.String({ maxLength: 2_000 }),
  actions: Type.Array(RuleAction, { minItems: 1, maxItems: 20 }),
});
export type SaveRule = Static<typeof SaveRule>;

/** What a rule names that is no more, or is switched off. */
export const RuleMissing = Type.Object({
  /** `query`, or the action: `actions.0` */
  field: Type.String(),
  what: Type.Enum(["team", "person", "macro", "webhook"]),
  id: Id,
});
export type RuleMissing = Static<typeof RuleMissing>;

export const RuleView = Type.Object({
  id: Id,
  version: Type.Integer(),
  position: Type.Integer(),
  rule: SaveRule,
  updatedAt: Time,
  /** when it last fired in a case that the reader may see */
  lastFiredAt: NullableTime,
  /** what it names that is no more: there it fails */
  missing: Type.Array(RuleMissing),
});
export type RuleView = Static<typeof RuleView>;

export const RuleVersion = Type.Object({
  version: Type.Integer(),
  rule: SaveRule,
  restoredFrom: Type.Union([Type.Integer(), Type.Null()]),
  savedBy: NullableRef,
  savedAt: Time,
});
export type RuleVersion = Static<typeof RuleVersion>;

/** The rule that it shall stand before; null is the last place. */
export const PlaceRule = Type.Object({ before: NullableId });
export const RestoreRule = Type.Object({ version: Type.Integer({ minimum: 1 }) });

/** At most so many days are looked back over. */
export const DRY_RUN_DAYS = 30;
export const AskDryRun = Type.Object({ rule: SaveRule, days: Type.Integer({ minimum: 1, maximum: DRY_RUN_DAYS }) });
const CaseInPassing = Type.Object({ id: Id, subject: Type.String() });
export const DryRun = Type.Object({
  /** events looked at, or cases in which the timer would run */
  looked: Type.Integer(),
  /** false when there was more than is looked at: the newest were */
  complete: Type.Boolean(),
  /** how often it would have fired, in cases that the asker may see */
  fired: Type.Integer(),
  /** the newest of them */
  cases: Type.Array(Type.Object({ case: CaseInPassing, at: Time, event: NullableText, since: NullableTime })),
});
export type DryRun = Static<typeof DryRun>;

export const AskRuleTest = Type.Object({ rule: SaveRule, caseId: Id });
export const RuleTest = Type.Object({
  case: CaseInPassing,
  /** false where rules leave a case alone: merged into another, or a letter to an executive */
  applies: Type.Boolean(),
  fits: Type.Boolean(),
  /** each condition by itself */
  conditions: Type.Array(Type.Object({ query: Type.String(), holds: Type.Boolean() })),
  /** when a timer would fire; null for events, and where the conditions do not hold */
  firesAt: NullableTime,
});
export type RuleTest = Static<typeof RuleTest>;

const firingStates = ["pending", "done", "failed", "stopped"] as const;
export const FiringState = Type.Enum([...firingStates]);
export const FiringAction = Type.Object({
  action: RuleAction,
  state: Type.Enum(["pending", "done", "skipped", "failed"]),
  /** why it was skipped: a code of `rules.skipped.*` */
  skipped: NullableText,
  error: Type.Union([
    Type.Object({ code: Type.String(), params: Type.Record(Type.String(), Type.Unknown()), message: Type.String() }),
    Type.Null(),
  ]),
  durationMs: Type.Union([Type.Integer(), Type.Null()]),
  at: NullableTime,
});
export const FiringView = Type.Object({
  id: Id,
  at: Time,
  rule: Ref,
  version: Type.Integer(),
  case: CaseInPassing,
  /** the event that set it off, or `timer` */
  trigger: Type.String(),
  since: NullableTime,
  /** the rules whose effects led here, this one last */
  chain: Type.Array(Ref),
  state: FiringState,
  /** what stopped it: depth, too_many */
  stoppedBy: NullableText,
  actions: Type.Array(FiringAction),
});
export type FiringView = Static<typeof FiringView>;
export const ListFirings = Type.Object({
  ...PageQuery.properties,
  ruleId: Type.Optional(Id),
  caseId: Type.Optional(Id),
  state: Type.Optional(FiringState),
});

export const RuleSettings = Type.Object({ maxPerCaseHour: Type.Integer({ minimum: 1, maximum: 1_000 }) });
export type RuleSettings = Static<typeof RuleSettings>;
