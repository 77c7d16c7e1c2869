/**
 * GET   /api/v1/home                      cases:read     Home
 * GET   /api/v1/cases                     cases:read     page(CaseRow) ?query=&sort=&cursor=   (query: shared/case-query;
 *                                                        a page may be short, even empty, and still have a next)
 * GET   /api/v1/cases/counts              cases:read     ViewCounts ?ids=1,2 (each stops counting at 100)
 * POST  /api/v1/cases                     cases:create   CreateCase → CaseView
 * GET   /api/v1/cases/:id                 cases:read     CaseView
 * PATCH /api/v1/cases/:id                 cases:update   UpdateCase → CaseView
 * POST  /api/v1/cases/:id/assign          cases:assign   AssignCase → CaseView
 * POST  /api/v1/cases/:id/take            cases:assign   → CaseView (pull; conflict if somebody was faster)
 * POST  /api/v1/cases/:id/snooze          cases:update   SnoozeCase → CaseView
 * POST  /api/v1/cases/:id/merge           cases:merge    MergeCases → CaseView (this one stays)
 * POST  /api/v1/cases/:id/unmerge         cases:merge    MergeCases → CaseView (the other, a case of its own again)
 * PUT   /api/v1/cases/:id/apart/:otherId  cases:merge    → CaseView (two matters: proposed no more); DELETE takes it back
 * POST  /api/v1/cases/:id/split           cases:merge    SplitCase → CaseView (the new one)
 * POST  /api/v1/cases/:id/macro           macros:use     ApplyMacro → MacroResult
 * GET   /api/v1/cases/:id/brief           cases:read     CaseBrief
 * GET   /api/v1/cases/:id/log             cases:read     page(CaseLogEntry), newest first
 * POST  /api/v1/cases/bulk                cases:bulk     BulkUpdate → BulkResult (with what undoes it)
 * GET   /api/v1/cases/export.csv          cases:export   text/csv ?query=
 * GET   /api/v1/case-statuses             signed-in      page(CaseStatus)
 * GET   /api/v1/tags                      signed-in      page({name}) ?q=
 * GET   /api/v1/macros                    signed-in      page(Macro)
 * POST  /api/v1/macros                    macros:use     SaveMacro → Macro (shared ones: macros:manage)
 * PUT   /api/v1/macros/:id                macros:use     SaveMacro → Macro
 * DELETE /api/v1/macros/:id               macros:use     Done
 * GET   /api/v1/case-settings             policies:manage CaseSettings
 * PUT   /api/v1/case-settings             policies:manage CaseSettings → CaseSettings
 * GET   /api/v1/views                     signed-in      page(SavedView): built-in, shared and own
 * POST  /api/v1/views                     signed-in      SaveView → SavedView (shared ones: views:manage-shared)
 * PUT   /api/v1/views/:id                 signed-in      SaveView → SavedView
 * DELETE /api/v1/views/:id                signed-in      Done
 * POST  /api/v1/cases/:id/presence        cases:read     { state: "viewing"|"typing"|"left" } → Done; told live as {type:"presence",…}
 */
import { type Static, Type } from "typebox";
import { caseCategories } from "../case-categories.ts";
import { severities } from "../severities.ts";
import { BriefMore } from "./brief.ts";
import { Id, Names, NullableId, NullableRef, NullableText, NullableTime, PageQuery, Ref, Time } from "./common.ts";
import { JoinReason, ReplyWay } from "./conversations.ts";
import { CaseKind } from "./forms.ts";
import { PromiseView } from "./promises.ts";

export { caseCategories };
export const CaseCategory = Type.Enum([...caseCategories]);
export type CaseCategory = Static<typeof CaseCategory>;
/** 1 low, 2 normal, 3 high, 4 urgent */
export const Priority = Type.Integer({ minimum: 1, maximum: 4 });

export const CaseStatus = Type.Object({ id: Id, category: CaseCategory, names: Names, isDefault: Type.Boolean() });
export type CaseStatus = Static<typeof CaseStatus>;

/** What the customer did since our last answer. */
export const Repeat = Type.Object({
  contacts: Type.Integer(),
  /** the different ones they tried */
  channels: Type.Array(Type.String()),
  /** nobody ever answered */
  firstAnswerOwed: Type.Boolean(),
});
export type Repeat = Static<typeof Repeat>;

export const CaseRow = Type.Object({
  id: Id,
  subject: Type.String(),
  customer: Ref,
  status: Type.Object({ id: Id, category: CaseCategory, names: Names }),
  priority: Priority,
  kind: CaseKind,
  severity: Type.Enum([...severities]),
  /** the executive to whom it was written */
  addressee: NullableRef,
  owner: NullableRef,
  team: NullableRef,
  brand: Ref,
  /** whom it is about */
  partner: NullableRef,
  channel: Type.String(),
  tags: Type.Array(Type.String()),
  contactCount: Type.Integer(),
  /** the customer came again before we answered; null where they did not, or wait for nothing */
  repeat: Type.Union([Repeat, Type.Null()]),
  snoozedUntil: NullableTime,
  openedAt: Time,
  updatedAt: Time,
  awaitingSince: NullableTime,
  /** the newest words of the conversation */
  excerpt: NullableText,
  excerptDirection: NullableText,
  hasAttachments: Type.Boolean(),
  /** the promise that is due next, or the newest broken one while nothing is open */
  promise: Type.Union([PromiseView, Type.Null()]),
});
export type CaseRow = Static<typeof CaseRow>;

export const CaseSort = Type.Union([
  Type.Literal("updated"),
  Type.Literal("-updated"),
  Type.Literal("opened"),
  Type.Literal("-opened"),
  Type.Literal("due"),
  Type.Literal("priority"),
  Type.Literal("severity"),
  Type.Literal("awaiting"),
]);
export type CaseSort = Static<typeof CaseSort>;

/** The story so far on one glance, made of facts: for whoever is called, or takes the case over. */
export const CaseBrief = Type.Object({
  customer: Ref,
  subject: Type.String(),
  /** the beginning of what they first said */
  firstWords: NullableText,
  /** how often the customer came by each channel, in the order in which they were first tried */
  contacts: Type.Array(Type.Object({ channel: Type.String(), count: Type.Integer(), firstAt: Time, lastAt: Time })),
  /** open by due time, and broken */
  openPromises: Type.Array(PromiseView),
  brokenPromises: Type.Array(PromiseView),
  /** what a person of ours last said to them; null when nobody has answered */
  lastSaid: Type.Union([
    Type.Object({ at: Time, by: NullableRef, channel: Type.String(), words: Type.String() }),
    Type.Null(),
  ]),
  /** what the customer last said; null where that was also the first */
  lastHeard: Type.Union([Type.Object({ at: Time, channel: Type.String(), words: Type.String() }), Type.Null()]),
  more: BriefMore,
  turn: Type.Enum(["us", "customer", "partner", "nobody"]),
  /** since when the customer waits for our word */
  awaitingSince: NullableTime,
});
export type CaseBrief = Static<typeof CaseBrief>;

export const CaseView = Type.Object({
  ...Type.Omit(CaseRow, ["excerpt", "excerptDirection", "hasAttachments", "promise"]).properties,
  language: NullableText,
  solvedAt: NullableTime,
  closedAt: NullableTime,
  mergedInto: NullableId,
  version: Type.Integer(),
  brief: CaseBrief,
  promises: Type.Array(PromiseView),
  /** where an answer goes if nothing else is chosen */
  replyTo: Type.Object({ ...ReplyWay.properties, others: Type.Array(ReplyWay) }),
  /** other cases of the same person, newest first, at most 20 */
  otherCases: Type.Array(Type.Object({ id: Id, subject: Type.String(), category: CaseCategory, updatedAt: Time })),
  /** those of them that may be about the same, with the message that speaks for it, and why */
  maybeSame: Type.Array(
    Type.Object({ id: Id, subject: Type.String(), category: CaseCategory, messageId: Id, reason: JoinReason }),
  ),
  /** cases that were merged into this one and can be taken out again, newest first */
  mergedCases: Type.Array(Type.Object({ id: Id, subject: Type.String(), at: Time })),
  /** the customer's own page for this case */
  customerUrl: Type.String(),
  viewers: Type.Array(Type.Object({ staff: Ref, state: Type.String() })),
});
export type CaseView = Static<typeof CaseView>;

export const CreateCase = Type.Object({
  subject: Type.String({ minLength: 1, maxLength: 500 }),
  customerId: Type.Optional(Id),
  /** a new or known customer by mail address, when there is no customerId */
  customerEmail: Type.Optional(Type.String({ maxLength: 254 })),
  customerName: Type.Optional(Type.String({ maxLength: 200 })),
  brandId: Type.Optional(Id),
  teamId: Type.Optional(Id),
  ownerId: Type.Optional(Id),
  priority: Type.Optional(Priority),
  tags: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 })),
  /** the first words: what the customer said (on the phone, say), as a message from them */
  text: Type.String({ minLength: 1, maxLength: 100_000 }),
  idempotencyKey: Type.Optional(Type.String({ minLength: 8, maxLength: 100 })),
});
export type CreateCase = Static<typeof CreateCase>;

export const UpdateCase = Type.Object({
  version: Type.Optional(Type.Integer()),
  subject: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  statusId: Type.Optional(Id),
  category: Type.Optional(CaseCategory),
  priority: Type.Optional(Priority),
  addTags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 })),
  removeTags: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 })),
  brandId: Type.Optional(Id),
  /** whom the case is about: the courier, the merchant; null: nobody */
  partnerId: Type.Optional(NullableId),
  kind: Type.Optional(Type.Enum(["question", "complaint"])),
  /** why a complaint is closed without its customer's word */
  closeReason: Type.Optional(Type.String({ minLength: 1, maxLength: 500, pattern: "\\S" })),
});
export type UpdateCase = Static<typeof UpdateCase>;
export const AssignCase = Type.Object({
  ownerId: Type.Optional(NullableId),
  teamId: Type.Optional(NullableId),
});
export const SnoozeCase = Type.Object({ until: NullableTime });
export const MergeCases = Type.Object({ otherId: Id });
export const SplitCase = Type.Object({
  messageIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
  subject: Type.String({ minLength: 1, maxLength: 500 }),
});

export const CaseLogEntry = Type.Object({
  id: Id,
  at: Time,
  type: Type.String(),
  actor: Type.Object({ kind: Type.String(), id: NullableId, name: NullableText }),
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type CaseLogEntry = Static<typeof CaseLogEntry>;

export const BulkChange = Type.Object({
  category: Type.Optional(CaseCategory),
  priority: Type.Optional(Priority),
  ownerId: Type.Optional(NullableId),
  teamId: Type.Optional(NullableId),
  addTags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }))),
  removeTags: Type.Optional(Type.Array(Type.String({ maxLength: 60 }))),
});
export type BulkChange = Static<typeof BulkChange>;
export const BulkUpdate = Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: 500 }), change: BulkChange });
export type BulkUpdate = Static<typeof BulkUpdate>;
/** `undo` holds what puts every case back; send each as a bulk update of its own. */
export const BulkResult = Type.Object({ changed: Type.Integer(), undo: Type.Array(BulkUpdate) });

export const MacroAction = Type.Union([
  Type.Object({ do: Type.Literal("insert_text"), texts: Names }),
  Type.Object({ do: Type.Literal("add_note"), text: Type.String({ maxLength: 10_000 }) }),
  Type.Object({ do: Type.Literal("set_category"), category: CaseCategory }),
  Type.Object({ do: Type.Literal("set_priority"), priority: Priority }),
  Type.Object({ do: Type.Literal("add_tags"), tags: Type.Array(Type.String({ maxLength: 60 })) }),
  Type.Object({ do: Type.Literal("assign_team"), teamId: Id }),
  Type.Object({ do: Type.Literal("assign_me") }),
]);
export type MacroAction = Static<typeof MacroAction>;
export const SaveMacro = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  shared: Type.Boolean(),
  actions: Type.Array(MacroAction, { minItems: 1, maxItems: 20 }),
});
export type SaveMacro = Static<typeof SaveMacro>;
export const Macro = Type.Object({ id: Id, usedCount: Type.Integer(), ...SaveMacro.properties });
export type Macro = Static<typeof Macro>;
export const ApplyMacro = Type.Object({ macroId: Id });
/** `text` is for the composer: it is inserted, never sent by itself. */
export const MacroResult = Type.Object({ text: NullableText, case: CaseView });

/** What holds for all cases. `closeAfterDays`: a solved case closes by itself after so many days without a word of its customer. */
export const CaseSettings = Type.Object({ closeAfterDays: Type.Integer({ minimum: 1, maximum: 365 }) });
export type CaseSettings = Static<typeof CaseSettings>;

export const SaveView = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  query: Type.String({ maxLength: 1_000 }),
  sort: CaseSort,
  shared: Type.Boolean(),
});
export type SaveView = Static<typeof SaveView>;
export const SavedView = Type.Object({
  /** "mine", "unowned", "due", "broken", "awaiting", "all" for the built-in ones, else the number as text */
  id: Type.String(),
  builtIn: Type.Boolean(),
  position: Type.Integer(),
  ...SaveView.properties,
});
export type SavedView = Static<typeof SavedView>;
/** Counts stop at 100, which is shown as "99+". */
export const ViewCounts = Type.Record(Type.String(), Type.Integer());

/** Says who looks at a case; repeated every twenty seconds by a page that stays open. */
export const SetPresence = Type.Object({ state: Type.Enum(["viewing", "typing", "left"]) });

export const ListCases = Type.Object({
  ...PageQuery.properties,
  query: Type.Optional(Type.String({ maxLength: 1_000, default: "" })),
  sort: Type.Optional(CaseSort),
});

/** Home: what I owe, what waits for me, my team. */
export const Home = Type.Object({
  promises: Type.Array(PromiseView),
  awaiting: Type.Array(CaseRow),
  team: Type.Object({ unowned: Type.Integer(), broken: Type.Integer(), dueSoon: Type.Integer(), open: Type.Integer() }),
});
export type Home = Static<typeof Home>;
