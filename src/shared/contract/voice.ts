/**
 * Calls from the chat on a shop's page, spoken between the visitor's page and a page of the desk. `page`: which page of
 * somebody's speaks; the other ones only look on.
 *
 * The visitor's, with their pass as all of the chat (contract/chat.ts):
 * GET  /chat/:key/voice                    → VoiceOffer, also without a pass
 * POST /chat/:key/calls                    BeginCall → BegunCall; one that goes on is taken over by this page
 * POST /chat/:key/calls/line               CallerTurn → LineState, every second or so
 * POST /chat/:key/calls/hang-up            HangUpCall → Done
 * POST /chat/:key/callbacks                AskCallback → Done
 *
 * The agent's:
 * POST /api/v1/calls/:id/answer            calls:take  AnswerCall → AnsweredCall; also to go on in another page, or anew
 * POST /api/v1/calls/:id/line              calls:take  LineTurn → LineState, every second or so
 * POST /api/v1/calls/:id/record            calls:take  a piece of the recording, as it is: ?page, piece, last
 *
 * Both ask again and again: each time they send what they have to tell the other, get what the other told, and show that
 * they are there. The agent's page makes the offer (RFC 8829), and makes a new one whenever the session's number rises.
 */
import { type Static, Type } from "typebox";
import { CallOutcome } from "./calls.ts";
import { Id, NullableId, NullableText, NullableTime, Time } from "./common.ts";

const PageId = Type.String({ pattern: "^[A-Za-z0-9-]{8,64}$" });

/** `off`: this chat has no voice. `closed`: outside the hours. `away`: nobody who takes calls is there. */
export const VoiceOffer = Type.Object({
  state: Type.Enum(["off", "open", "closed", "away"]),
  opensAt: NullableTime,
  asksToRecord: Type.Boolean(),
  /** we can call them: the desk has a telephone */
  callsBack: Type.Boolean(),
  /** when: half hours in which we can, soonest first */
  slots: Type.Array(Time),
  /** a call of theirs that goes on */
  callId: NullableId,
});
export type VoiceOffer = Static<typeof VoiceOffer>;

/** As browsers take it: RTCConfiguration. */
export const IceSettings = Type.Object({
  servers: Type.Array(
    Type.Object({
      urls: Type.Array(Type.String()),
      username: Type.Optional(Type.String()),
      credential: Type.Optional(Type.String()),
    }),
  ),
  relayOnly: Type.Boolean(),
});
export type IceSettings = Static<typeof IceSettings>;

/** `callId`: the call to go on with, and no other one. */
export const BeginCall = Type.Object({
  page: PageId,
  callId: Type.Optional(Id),
  /** null where they were not asked */
  mayRecord: Type.Union([Type.Boolean(), Type.Null()]),
});
export const BegunCall = Type.Object({
  id: Id,
  ice: IceSettings,
  mayRecord: Type.Union([Type.Boolean(), Type.Null()]),
});
export type BegunCall = Static<typeof BegunCall>;

/** What one page tells the other to be connected: a description (RFC 8866), or one way to reach it (RFC 8839). */
export const Signal = Type.Union([
  Type.Object({
    kind: Type.Enum(["offer", "answer"]),
    sdp: Type.String({ minLength: 5, maxLength: 12_000, pattern: "^v=0" }),
  }),
  Type.Object({
    kind: Type.Literal("candidate"),
    candidate: Type.String({ maxLength: 500 }),
    mid: Type.Union([Type.String({ maxLength: 32 }), Type.Null()]),
    line: Type.Union([Type.Integer({ minimum: 0, maximum: 16 }), Type.Null()]),
  }),
]);
export type Signal = Static<typeof Signal>;

export const LineTurn = Type.Object({
  page: PageId,
  /** the last signal that was heard */
  after: Type.Integer({ minimum: 0 }),
  /** that the signals are of */
  session: Type.Integer({ minimum: 0 }),
  signals: Type.Array(Signal, { maxItems: 40 }),
  /** the two are connected in this session, or cannot be */
  news: Type.Optional(Type.Enum(["connected", "failed"])),
});
export type LineTurn = Static<typeof LineTurn>;
export const CallerTurn = Type.Object({ id: Id, ...LineTurn.properties });

/** `ringing`: at somebody of ours. `connecting`: somebody picked up, and the two are not connected yet. */
export const LineState = Type.Object({
  state: Type.Enum(["waiting", "ringing", "connecting", "talking", "held", "ended"]),
  outcome: Type.Union([CallOutcome, Type.Null()]),
  /** false: another page of theirs speaks */
  isHere: Type.Boolean(),
  session: Type.Integer(),
  signals: Type.Array(Type.Object({ id: Type.Integer(), signal: Signal })),
  /** how many wait before them, counted with them; null when they do not wait */
  position: Type.Union([Type.Integer(), Type.Null()]),
  /** whoever picked up, as visitors call them */
  agent: NullableText,
  answeredAt: NullableTime,
});
export type LineState = Static<typeof LineState>;

export const HangUpCall = Type.Object({ id: Id });

/** `callId`: the call that nobody answered. */
export const AskCallback = Type.Object({
  number: Type.String({ minLength: 4, maxLength: 40 }),
  callId: Type.Optional(Id),
  /** one of the offer's half hours; left out: as soon as we can */
  slotAt: Type.Optional(Time),
});

export const AnswerCall = Type.Object({ page: PageId });
export const AnsweredCall = Type.Object({ session: Type.Integer(), ice: IceSettings, record: Type.Boolean() });
export type AnsweredCall = Static<typeof AnsweredCall>;

export const RecordPiece = Type.Object({
  page: PageId,
  piece: Type.Integer({ minimum: 0, maximum: 20_000 }),
  last: Type.Optional(Type.Boolean()),
});
