/**
 * The telephone: calls, the queue and an agent's telephone. What callers hear: call-menus.ts.
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
 * POST   /api/v1/calls/:id/recordings/:number/fetch cases:read   → CallView (asks the exchange for it once more; whoever may play it)
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
  /** why it could not be had the last time that it was asked for, and what the exchange said; null once it is here */
  problem: Type.Union([
    Type.Object({ reason: Type.Enum(["retry", "rejected", "auth", "gone"]), words: Type.String() }),
    Type.Null(),
  ]),
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
  /** from the chat on a shop's page: both sides speak in their browsers (voice.ts) */
  inBrowser: Type.Boolean(),
  /** what the caller from the chat answered when they were asked whether they may be recorded; null: they were not */
  mayRecord: Type.Union([Type.Boolean(), Type.Null()]),
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
  /** it goes on at an exchange that takes no orders: whatever is done with it is done at the telephone */
  atTelephone: Type.Boolean(),
  /** what may be done with it now by whoever asks */
  may: Type.Array(
    Type.Enum(["answer", "take", "decline", "hold", "resume", "transfer", "cancel-transfer", "hang-up", "wrap-up"]),
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
/** `inBrowser`: calls from the chat ring in the desk; left out: as before */
export const SetTelephone = Type.Object({ address: TelephoneAddress, inBrowser: Type.Optional(Type.Boolean()) });

/** `idle`, and online and available: can be rung. */
export const TelephoneState = Type.Enum(["idle", "ringing", "on-call", "wrap-up"]);
export type TelephoneState = Static<typeof TelephoneState>;

export const StaffTelephone = Type.Object({
  staff: Ref,
  address: TelephoneAddress,
  inBrowser: Type.Boolean(),
  state: TelephoneState,
  since: Time,
});
export type StaffTelephone = Static<typeof StaffTelephone>;

export const Telephone = Type.Object({
  address: TelephoneAddress,
  /** calls from the chat ring here */
  inBrowser: Type.Boolean(),
  /** there is a chat from which people can call us */
  takesBrowserCalls: Type.Boolean(),
  state: TelephoneState,
  since: Time,
  /** the call that rings here, is spoken, or is being wrapped up */
  call: Type.Union([CallView, Type.Null()]),
  /** wrapping up ends by itself then; null: it does not */
  wrapUpUntil: NullableTime,
  /** callers who wait in my teams */
  waiting: Type.Integer(),
  /** the accounts of the telephone; `dials`: calls can be made with it, with the first of them usually */
  accounts: Type.Array(Type.Object({ id: Id, name: Type.String(), dials: Type.Boolean() })),
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
  /** they called themselves, and need not be called back any more */
  settlesCallback: Type.Optional(Type.Boolean()),
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
