/**
 * The menus that callers hear.
 *
 * GET    /api/v1/call-menus/:accountId          channels:manage  CallMenuView
 * PUT    /api/v1/call-menus/:accountId          channels:manage  SaveCallMenu → CallMenuView (a new version; conflict when somebody else saved)
 * GET    /api/v1/call-menus/:accountId/versions channels:manage  page(MenuVersion), newest first
 * GET    /api/v1/call-menus/:accountId/versions/:version channels:manage CallMenu
 * POST   /api/v1/call-menus/:accountId/check    channels:manage  CheckCallMenu → MenuCheck (faults, without saving)
 * POST   /api/v1/call-menus/:accountId/try      channels:manage  TryCallMenu → MenuTrial (a step of a pretended call)
 */
import { type Static, Type } from "typebox";
import { Locale, NullableId, NullableRef, NullableText, NullableTime, Ref, Time } from "./common.ts";

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
    /** offers the next half hours in which the team can call, before what is said; without any it is `withinMinutes` */
    slots: Type.Optional(Type.Boolean()),
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
  /** the half hours that were offered, in the order of their keys */
  offered: Type.Optional(Type.Array(Time, { maxItems: 9 })),
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
  Type.Object({ do: Type.Literal("callback"), withinMinutes: Type.Integer(), slotAt: Type.Optional(Time) }),
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
