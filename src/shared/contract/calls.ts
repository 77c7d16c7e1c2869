/**
 * The telephone: calls, the queue, an agent's telephone, and the menus that callers hear.
 *
 * GET    /api/v1/telephone                      calls:take       Telephone: my telephone, and what it does now
 * PUT    /api/v1/telephone                      calls:take       SetTelephone → Telephone
 * POST   /api/v1/telephone/ready                calls:take       → Telephone (ends wrapping up without another word)
 * GET    /api/v1/staff/:id/telephone            staff:manage     StaffTelephone
 * PUT    /api/v1/staff/:id/telephone            staff:manage     SetTelephone → StaffTelephone
 * GET    /api/v1/call-queue                     calls:take       CallQueue: who waits in my teams (all, with calls:control), who is there to answer
 * GET    /api/v1/calls                          cases:read       page(CallView) ListCalls, newest first
 * GET    /api/v1/calls/:id                      cases:read       CallView
 * GET    /api/v1/calls/:id/pop                  calls:take       CallPop: what whoever is rung sees
 * POST   /api/v1/calls                          calls:take       PlaceCall → CallView (rings the agent's telephone first, then the customer's)
 * POST   /api/v1/calls/:id/take                 calls:take       → CallView (a waiting call: my telephone rings; one that rings here already stays so)
 * POST   /api/v1/calls/:id/decline              calls:take       → Done (what was offered to me goes to the next one)
 * POST   /api/v1/calls/:id/hold                 calls:take       → CallView
 * POST   /api/v1/calls/:id/resume               calls:take       → CallView
 * POST   /api/v1/calls/:id/transfer             calls:take       TransferCall → CallView (the caller hears music; the case goes along once somebody takes it)
 * POST   /api/v1/calls/:id/cancel-transfer      calls:take       → CallView (the caller comes back)
 * POST   /api/v1/calls/:id/hang-up              calls:take       → CallView
 * POST   /api/v1/calls/:id/wrap-up              calls:take       WrapUpCall → CallView; then the agent is there for the next one
 *        (hold … wrap-up: whoever is on the call; for somebody else's also calls:control)
 * GET    /api/v1/calls/:id/recordings/:number   cases:read       audio, with ranges; a conversation also needs calls:listen; audited
 * GET    /api/v1/call-menus/:accountId          channels:manage  CallMenuView
 * PUT    /api/v1/call-menus/:accountId          channels:manage  SaveCallMenu → CallMenuView (a new version; conflict when somebody else saved)
 * GET    /api/v1/call-menus/:accountId/versions channels:manage  page(MenuVersion), newest first
 * GET    /api/v1/call-menus/:accountId/versions/:version channels:manage CallMenu
 * POST   /api/v1/call-menus/:accountId/check    channels:manage  CheckCallMenu → MenuCheck (faults, without saving)
 * POST   /api/v1/call-menus/:accountId/try      channels:manage  TryCallMenu → MenuTrial (a step of a pretended call)
 *
 * What an exchange tells comes to /hooks/phone/:key; docs/channels/phone.md describes it.
 *
 * Live: facts named `calls.*` come over the socket like all others. A page that shows a telephone asks for it anew at each
 * of them: `calls.telephone_changed` (something rings here, or it stopped; only to whose telephone it is), `calls.queued`,
 * `calls.answered`, `calls.held`, `calls.resumed`, `calls.transferred`, `calls.ended`, `calls.recorded`.
 */
import { type Static, Type } from "typebox";
import { CaseBrief, CaseCategory } from "./cases.ts";
import { Id, Locale, NullableId, NullableRef, NullableText, NullableTime, PageQuery, Ref, Time } from "./common.ts";
import { PromiseView } from "./promises.ts";

/** `menu`: hears the menu; `queued`: waits for somebody; `ringing`: an agent's telephone rings (an outgoing call: or theirs). */
export const callStates = ["menu", "queued", "ringing", "talking", "held", "transferring", "ended"] as const;
export const CallState = Type.Enum([...callStates]);
export type CallState = Static<typeof CallState>;

/**
 * `answered`: a person of ours spoke with them. `missed`: nobody took it although it rang. `abandoned`: the caller hung up
 * before somebody could. `callback`: the caller asked to be called back. `busy`, `missed`, `failed` are also of calls we made.
 */
export const callOutcomes = ["answered", "missed", "abandoned", "voicemail", "callback", "busy", "failed"] as const;
export const CallOutcome = Type.Enum([...callOutcomes]);
export type CallOutcome = Static<typeof CallOutcome>;

export const CallRecording = Type.Object({
  number: Type.Integer({ minimum: 1 }),
  kind: Type.Enum(["conversation", "voicemail"]),
  seconds: Type.Union([Type.Integer(), Type.Null()]),
  /** it is here and may be played by whoever asks; null while it is being fetched, could not be, or may not be played */
  url: NullableText,
  state: Type.Enum(["pending", "stored", "failed"]),
  mayPlay: Type.Boolean(),
});

/** One step of the way through the menu. */
export const MenuStep = Type.Object({
  node: Type.String(),
  /** as the editor named it, else its id */
  name: Type.String(),
  /** what was pressed; digits of an order number are shown as they are */
  keys: NullableText,
});
export type MenuStep = Static<typeof MenuStep>;

/** A call as a case shows it; `messageId` is its place in the conversation. */
export const CallView = Type.Object({
  id: Id,
  messageId: NullableId,
  caseId: NullableId,
  customer: NullableRef,
  account: Ref,
  direction: Type.Enum(["in", "out"]),
  /** the customer's number in E.164; null where it is withheld */
  number: NullableText,
  /** our own number */
  ownNumber: Type.String(),
  state: CallState,
  /** null while it goes on */
  outcome: Type.Union([CallOutcome, Type.Null()]),
  agent: NullableRef,
  team: NullableRef,
  startedAt: Time,
  queuedAt: NullableTime,
  answeredAt: NullableTime,
  endedAt: NullableTime,
  /** spoken with a person of ours; null when it never came to that, or goes on */
  seconds: Type.Union([Type.Integer(), Type.Null()]),
  language: Type.Union([Locale, Type.Null()]),
  topic: NullableText,
  /** the order number that the caller typed */
  orderNumber: NullableText,
  path: Type.Array(MenuStep),
  recordings: Type.Array(CallRecording),
  /** who is being rung for a transfer, and where to */
  transfer: Type.Union([Type.Object({ to: NullableRef, team: NullableRef, from: NullableRef }), Type.Null()]),
  /** what may be done with it now by whoever asks */
  may: Type.Array(
    Type.Enum(["take", "decline", "hold", "resume", "transfer", "cancel-transfer", "hang-up", "wrap-up"]),
  ),
});
export type CallView = Static<typeof CallView>;

export const ListCalls = Type.Object({
  ...PageQuery.properties,
  caseId: Type.Optional(Id),
  customerId: Type.Optional(Id),
  /** calls of this agent; `me` for one's own */
  agent: Type.Optional(Type.Union([Id, Type.Literal("me")])),
  outcome: Type.Optional(CallOutcome),
  live: Type.Optional(Type.Boolean()),
});
export type ListCalls = Static<typeof ListCalls>;

/** The address of an agent's telephone: a number in E.164, an extension, `sip:` or `client:` as the exchange knows it. */
export const TelephoneAddress = Type.Union([Type.String({ minLength: 2, maxLength: 200 }), Type.Null()]);
export const SetTelephone = Type.Object({ address: TelephoneAddress });

/** `idle`, and online and available: can be rung. */
export const TelephoneState = Type.Enum(["idle", "ringing", "on-call", "wrap-up"]);
export type TelephoneState = Static<typeof TelephoneState>;

export const StaffTelephone = Type.Object({
  staff: Ref,
  address: TelephoneAddress,
  state: TelephoneState,
  since: Time,
});
export type StaffTelephone = Static<typeof StaffTelephone>;

export const Telephone = Type.Object({
  address: TelephoneAddress,
  state: TelephoneState,
  since: Time,
  /** the call that rings here, is spoken, or is being wrapped up */
  call: Type.Union([CallView, Type.Null()]),
  /** wrapping up ends by itself then; null: it does not */
  wrapUpUntil: NullableTime,
  /** callers who wait in my teams */
  waiting: Type.Integer(),
  /** the accounts calls can be made with; the first is the usual one */
  accounts: Type.Array(Ref),
});
export type Telephone = Static<typeof Telephone>;

export const QueuedCall = Type.Object({
  call: CallView,
  /** 1 is next */
  position: Type.Integer(),
  waitingSince: Time,
  /** null: nobody can say (too few calls yet, or nobody is there) */
  estimatedSeconds: Type.Union([Type.Integer(), Type.Null()]),
});
export const CallQueue = Type.Object({
  waiting: Type.Array(QueuedCall),
  agents: Type.Array(Type.Object({ staff: Ref, state: TelephoneState, since: Time, available: Type.Boolean() })),
});
export type CallQueue = Static<typeof CallQueue>;

/** What whoever is rung sees. Cases that they may not see are left out, and so is the brief of one. */
export const CallPop = Type.Object({
  call: CallView,
  customer: Type.Union([
    Type.Object({
      id: Id,
      name: Type.String(),
      tier: NullableText,
      company: NullableText,
      remarks: NullableText,
      /** first time that we hear of them */
      isNew: Type.Boolean(),
    }),
    Type.Null(),
  ]),
  brief: Type.Union([CaseBrief, Type.Null()]),
  openCases: Type.Array(Type.Object({ id: Id, subject: Type.String(), category: CaseCategory, updatedAt: Time })),
  promises: Type.Array(PromiseView),
});
export type CallPop = Static<typeof CallPop>;

/** Whom to call: a customer (their first number, or this one of theirs) about a case, or a number nobody has yet. */
export const PlaceCall = Type.Object({
  customerId: Type.Optional(Id),
  number: Type.Optional(Type.String({ minLength: 3, maxLength: 40 })),
  caseId: Type.Optional(Id),
  accountId: Type.Optional(Id),
  /** the same key is the same call */
  idempotencyKey: Type.Optional(Type.String({ minLength: 8, maxLength: 100 })),
});
export type PlaceCall = Static<typeof PlaceCall>;

/** Exactly one of the two. */
export const TransferCall = Type.Object({ staffId: Type.Optional(Id), teamId: Type.Optional(Id) });
export type TransferCall = Static<typeof TransferCall>;

export const WrapUpCall = Type.Object({
  /** becomes a note of the case */
  note: Type.Optional(Type.String({ maxLength: 10_000 })),
  /** what it came to: the case gets this status */
  category: Type.Optional(Type.Enum(["open", "waiting_customer", "waiting_partner", "solved"])),
  /** what was promised on the telephone; a time, or business time from now */
  promise: Type.Optional(
    Type.Object({
      kind: Type.String({ maxLength: 60 }),
      words: Type.String({ minLength: 1, maxLength: 500 }),
      dueAt: Type.Optional(Time),
      businessMs: Type.Optional(Type.Integer({ minimum: 60_000 })),
    }),
  ),
});
export type WrapUpCall = Static<typeof WrapUpCall>;

// ——— menus ———

const NodeId = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,39}$" });
const Key = Type.String({ pattern: "^[0-9*#]$" });
const Name = Type.Optional(Type.String({ maxLength: 100 }));
const SpokenText = Type.String({ maxLength: 2_000 });
const AudioUrl = Type.String({ pattern: "^https://", maxLength: 500 });

/** What is said, in each language of the menu; where there is a recording of it (MP3 or WAV), that is played. */
export const Spoken = Type.Object({
  "zh-CN": Type.Optional(SpokenText),
  en: Type.Optional(SpokenText),
  audio: Type.Optional(Type.Object({ "zh-CN": Type.Optional(AudioUrl), en: Type.Optional(AudioUrl) })),
});
export type Spoken = Static<typeof Spoken>;

const tries = Type.Integer({ minimum: 1, maximum: 5 });
/** After so many wrong or no keys the call goes on at `otherwise`. */
const Asking = { say: Spoken, tries, otherwise: NodeId };

export const MenuNode = Type.Union([
  Type.Object({ type: Type.Literal("say"), name: Name, say: Spoken, next: NodeId }),
  Type.Object({
    type: Type.Literal("menu"),
    name: Name,
    ...Asking,
    /** `topic`: what the call is about from here on; agents see it */
    keys: Type.Array(Type.Object({ key: Key, next: NodeId, topic: Type.Optional(Type.String({ maxLength: 60 })) }), {
      minItems: 1,
      maxItems: 12,
    }),
  }),
  /** said in every language, one after the other */
  Type.Object({
    type: Type.Literal("language"),
    name: Name,
    ...Asking,
    keys: Type.Array(Type.Object({ key: Key, language: Locale }), { minItems: 2, maxItems: 2 }),
    next: NodeId,
  }),
  /** An order number, ended by #; # alone skips. `found` and `unknown` part by whether we know a case that names it. */
  Type.Object({
    type: Type.Literal("digits"),
    name: Name,
    ...Asking,
    shortest: Type.Integer({ minimum: 1, maximum: 40 }),
    longest: Type.Integer({ minimum: 1, maximum: 40 }),
    found: NodeId,
    unknown: NodeId,
    skipped: NodeId,
  }),
  /** `calendarId` null: the team's, else the brand's */
  Type.Object({
    type: Type.Literal("hours"),
    name: Name,
    calendarId: NullableId,
    teamId: NullableId,
    open: NodeId,
    closed: NodeId,
  }),
  /** `teamId` null: the account's */
  Type.Object({
    type: Type.Literal("queue"),
    name: Name,
    teamId: NullableId,
    say: Type.Optional(Spoken),
    /** who waited so long goes on at `overflow` */
    longestWaitS: Type.Integer({ minimum: 30, maximum: 3_600 }),
    overflow: NodeId,
    /** the key that asks to be called back instead; null: none does */
    callbackKey: Type.Union([Key, Type.Null()]),
    callback: Type.Union([NodeId, Type.Null()]),
    music: Type.Optional(AudioUrl),
  }),
  Type.Object({
    type: Type.Literal("voicemail"),
    name: Name,
    say: Spoken,
    longestS: Type.Integer({ minimum: 10, maximum: 600 }),
    thanks: Spoken,
  }),
  /** `withinMinutes`: of the hours in which we work */
  Type.Object({
    type: Type.Literal("callback"),
    name: Name,
    say: Spoken,
    withinMinutes: Type.Integer({ minimum: 5, maximum: 10_080 }),
    /** where a caller without a number goes on, who cannot be called back */
    withheld: NodeId,
  }),
  Type.Object({
    type: Type.Literal("transfer"),
    name: Name,
    say: Type.Optional(Spoken),
    to: Type.String({ pattern: "^(?:\\+[1-9]\\d{5,14}|sip:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190})$" }),
  }),
  Type.Object({ type: Type.Literal("hang-up"), name: Name, say: Type.Optional(Spoken) }),
]);
export type MenuNode = Static<typeof MenuNode>;

export const CallMenu = Type.Object({
  languages: Type.Array(Locale, { minItems: 1, maxItems: 2, uniqueItems: true }),
  start: NodeId,
  nodes: Type.Record(NodeId, MenuNode, { maxProperties: 100 }),
});
export type CallMenu = Static<typeof CallMenu>;

export const menuFaults = [
  "start_unknown",
  "next_unknown",
  "unreachable",
  "loop",
  "words_missing",
  "key_twice",
  "key_unreachable",
  "callback_half",
  "shortest_above_longest",
  "team_unknown",
  "calendar_unknown",
] as const;
/** `error`: it cannot be saved so. `detail`: the node, key or language it is about. */
export const MenuFault = Type.Object({
  node: NullableText,
  code: Type.Enum([...menuFaults]),
  level: Type.Enum(["error", "warning"]),
  detail: NullableText,
});
export type MenuFault = Static<typeof MenuFault>;

export const CallMenuView = Type.Object({
  account: Ref,
  /** 0: the one that every account begins with */
  version: Type.Integer(),
  savedAt: NullableTime,
  savedBy: NullableRef,
  menu: CallMenu,
  faults: Type.Array(MenuFault),
});
export type CallMenuView = Static<typeof CallMenuView>;
/** `version`: the one that was changed */
export const SaveCallMenu = Type.Object({ version: Type.Integer({ minimum: 0 }), menu: CallMenu });
export const MenuVersion = Type.Object({ version: Type.Integer(), savedAt: Time, savedBy: NullableRef });
export const CheckCallMenu = Type.Object({ menu: CallMenu });
export const MenuCheck = Type.Object({ faults: Type.Array(MenuFault) });

/** Where a call is in its menu; opaque, handed back as it was given. */
export const MenuState = Type.Object({
  node: Type.String(),
  language: Locale,
  tries: Type.Integer(),
  steps: Type.Integer(),
  waitsFor: Type.Enum(["keys", "queue", "recording", "end"]),
  topic: NullableText,
  orderNumber: NullableText,
  orderKnown: Type.Boolean(),
  path: Type.Array(Type.Object({ node: Type.String(), keys: NullableText }), { maxItems: 200 }),
});
export type MenuState = Static<typeof MenuState>;

export const MenuEvent = Type.Union([
  Type.Object({ kind: Type.Literal("begin") }),
  Type.Object({ kind: Type.Literal("keys"), keys: Type.String({ maxLength: 100 }) }),
  Type.Object({ kind: Type.Literal("silence") }),
  Type.Object({ kind: Type.Literal("waited-too-long") }),
  Type.Object({ kind: Type.Literal("recorded") }),
]);
export type MenuEvent = Static<typeof MenuEvent>;

/** What the caller hears or what happens to the call, in order. */
export const CallStep = Type.Union([
  Type.Object({ do: Type.Literal("say"), text: Type.String(), language: Locale, audio: NullableText }),
  /** listens for keys; what comes before in the same answer can be cut short by them */
  Type.Object({ do: Type.Literal("ask"), longest: Type.Integer(), endKey: NullableText, seconds: Type.Integer() }),
  Type.Object({ do: Type.Literal("queue"), teamId: NullableId, node: Type.String() }),
  Type.Object({ do: Type.Literal("record"), longestS: Type.Integer() }),
  Type.Object({ do: Type.Literal("callback"), withinMinutes: Type.Integer() }),
  Type.Object({ do: Type.Literal("transfer"), to: Type.String() }),
  Type.Object({ do: Type.Literal("hang-up") }),
]);
export type CallStep = Static<typeof CallStep>;

/** `open`: pretends that we work, or do not; left out: as it is now. `withheld`: pretends that the number is. */
export const TryCallMenu = Type.Object({
  /** an unsaved one; left out: the saved one */
  menu: Type.Optional(CallMenu),
  /** null at the beginning */
  state: Type.Union([MenuState, Type.Null()]),
  event: MenuEvent,
  open: Type.Optional(Type.Boolean()),
  withheld: Type.Optional(Type.Boolean()),
});
export type TryCallMenu = Static<typeof TryCallMenu>;
export const MenuTrial = Type.Object({ state: MenuState, steps: Type.Array(CallStep) });
export type MenuTrial = Static<typeof MenuTrial>;
