/**
 * Ways of telling a ring beside the desk's own list: mail, short message, and the robots of chat groups.
 *
 * GET  /api/v1/alarms/hooks               policies:manage  { items: AlarmHookView[] }
 * POST /api/v1/alarms/hooks               policies:manage  SaveAlarmHook → AlarmHookView
 * PUT  /api/v1/alarms/hooks/:id           policies:manage  SaveAlarmHook → AlarmHookView (address and secret stay when left out)
 * DELETE /api/v1/alarms/hooks/:id         policies:manage  Done
 * POST /api/v1/alarms/hooks/:id/test      policies:manage  AlarmTest
 * GET  /api/v1/alarms/rungs               policies:manage  AlarmRungs
 * PUT  /api/v1/alarms/rungs               policies:manage  AlarmRungs → AlarmRungs
 * GET  /api/v1/alarms/tellings            policies:manage  page(AlarmTelling) ?state=&way=, newest first
 * GET  /api/v1/me/alarms                  signed-in        AlarmPreferences
 * PUT  /api/v1/me/alarms                  signed-in        AlarmPreferences → AlarmPreferences
 */
import { type Static, Type } from "typebox";
import { Id, NullableId, NullableText, NullableTime, PageQuery, Time } from "./common.ts";

export const hookFormats = ["wecom", "dingtalk", "feishu", "slack"] as const;
export type HookFormat = (typeof hookFormats)[number];
const HookFormat = Type.Unsafe<HookFormat>(Type.Union(hookFormats.map((format) => Type.Literal(format))));

/** Whom a step of a ladder is for. */
export const alarmRungs = ["owner", "team_lead", "manager", "leaders", "person", "role", "addressee"] as const;
export type AlarmRung = (typeof alarmRungs)[number];
const Rung = Type.Unsafe<AlarmRung>(Type.Union(alarmRungs.map((rung) => Type.Literal(rung))));

export const tellingStates = ["waiting", "told", "failed", "dropped"] as const;
export type TellingState = (typeof tellingStates)[number];
const State = Type.Unsafe<TellingState>(Type.Union(tellingStates.map((state) => Type.Literal(state))));
export const tellingWays = ["mail", "sms", "hook"] as const;
export type TellingWay = (typeof tellingWays)[number];
const Way = Type.Unsafe<TellingWay>(Type.Union(tellingWays.map((way) => Type.Literal(way))));

const hookFields = {
  name: Type.String({ minLength: 1, maxLength: 100, pattern: "\\S" }),
  format: HookFormat,
  locale: Type.Union([Type.Literal("zh-CN"), Type.Literal("en")]),
  /** rings of these teams; empty: of all */
  teamIds: Type.Array(Id, { maxItems: 200 }),
  /** rings for these rungs; empty: for all */
  rungs: Type.Array(Rung, { maxItems: 20 }),
  active: Type.Boolean(),
};

export const AlarmHookView = Type.Object({
  id: Id,
  ...hookFields,
  /** the host alone: who knows the address may write to the group */
  host: Type.String(),
  secretSet: Type.Boolean(),
  last: Type.Union([Type.Object({ outcome: Type.String(), detail: NullableText, at: Time }), Type.Null()]),
});
export type AlarmHookView = Static<typeof AlarmHookView>;

export const SaveAlarmHook = Type.Object({
  ...hookFields,
  /** needed for a new one */
  url: Type.Optional(Type.String({ minLength: 8, maxLength: 1_000 })),
  /** what the robot's messages are signed with (DingTalk, Feishu); null takes it away */
  secret: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Null()])),
});
export type SaveAlarmHook = Static<typeof SaveAlarmHook>;

export const AlarmTest = Type.Object({
  outcome: Type.Union([Type.Literal("told"), Type.Literal("failed")]),
  detail: NullableText,
});
export type AlarmTest = Static<typeof AlarmTest>;

export const AlarmRungs = Type.Object({
  items: Type.Array(Type.Object({ rung: Rung, mail: Type.Boolean(), sms: Type.Boolean() }), { maxItems: 20 }),
});
export type AlarmRungs = Static<typeof AlarmRungs>;

export const ListTellings = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(State),
});
export const AlarmTelling = Type.Object({
  id: Id,
  at: Time,
  way: Way,
  /** the person or the group */
  to: NullableText,
  rung: Type.String(),
  /** null when the case is not yours to see */
  caseId: NullableId,
  state: State,
  settledAt: NullableTime,
  late: Type.Boolean(),
  /** how many times this step was told before */
  repeat: Type.Integer(),
  /** why it was dropped, as a word; or what the provider said at last */
  detail: NullableText,
  attempts: Type.Array(Type.Object({ at: Time, outcome: Type.String(), detail: NullableText })),
});
export type AlarmTelling = Static<typeof AlarmTelling>;

const Clock = Type.Union([Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" }), Type.Null()]);
/** One's own wishes. Quiet hours hold back what rings ahead, never what is at due or past it. */
export const AlarmPreferences = Type.Object({
  mail: Type.Boolean(),
  sms: Type.Boolean(),
  phone: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
  quietFrom: Clock,
  quietTo: Clock,
});
export type AlarmPreferences = Static<typeof AlarmPreferences>;
