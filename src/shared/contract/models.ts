/**
 * The language model that the robot may ask, where one is set up; and what was asked of it.
 *
 * GET  /api/v1/models/chat              robot:manage   ModelSetting
 * PUT  /api/v1/models/chat              robot:manage   SaveModel → ModelSetting
 * POST /api/v1/models/chat/try          robot:manage   → ModelTrial               (asks it once, with nothing of a customer's)
 * GET  /api/v1/models/calls             robot:manage   page(ModelCall), newest first
 * GET  /api/v1/models/calls/:id         robot:manage   ModelCallDetail            (what was sent; that it was read is audited)
 */
import { type Static, Type } from "typebox";
import { Id, NullableRef, NullableText, NullableTime, Time } from "./common.ts";

export const modelOutcomes = [
  "answered",
  "wrong_key",
  "no_model",
  "too_many",
  "refused",
  "server_fault",
  "timeout",
  "unreachable",
  "not_json",
] as const;
/** How a call of a model ended. */
export const ModelOutcome = Type.Enum([...modelOutcomes]);
export type ModelOutcome = Static<typeof ModelOutcome>;

export const SaveModel = Type.Object({
  active: Type.Boolean(),
  /** what comes before `/chat/completions` */
  baseUrl: Type.String({ minLength: 1, maxLength: 500, pattern: "^\\s*https?://\\S+\\s*$" }),
  model: Type.String({ minLength: 1, maxLength: 200, pattern: "\\S" }),
  /** left out: as before; empty: none */
  key: Type.Optional(Type.String({ maxLength: 500, pattern: "^[\\x20-\\x7e]*$" })),
  timeoutMs: Type.Integer({ minimum: 500, maximum: 60_000 }),
  /** calls a day, by UTC */
  dailyLimit: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** for how long what was sent is kept to be read; 0: not at all */
  keepDays: Type.Integer({ minimum: 0, maximum: 90 }),
});
export type SaveModel = Static<typeof SaveModel>;

/** A model as it is set up; `baseUrl` and `model` are empty where it never was. */
export const ModelSetting = Type.Object({
  active: Type.Boolean(),
  baseUrl: Type.String(),
  model: Type.String(),
  hasKey: Type.Boolean(),
  timeoutMs: Type.Integer(),
  dailyLimit: Type.Integer(),
  keepDays: Type.Integer(),
  changedAt: NullableTime,
  changedBy: NullableRef,
  callsToday: Type.Integer(),
  /** it failed several times in a row and is not asked for a minute */
  resting: Type.Boolean(),
});
export type ModelSetting = Static<typeof ModelSetting>;

export const ModelTrial = Type.Object({ outcome: ModelOutcome, detail: NullableText, ms: Type.Integer() });
export type ModelTrial = Static<typeof ModelTrial>;

export const ModelCall = Type.Object({
  id: Id,
  at: Time,
  /** `robot`: for a turn of the robot; `try`: somebody tried it; `search`, `passages`: embeddings of a question, of articles */
  purpose: Type.String(),
  model: Type.String(),
  ms: Type.Integer(),
  characters: Type.Integer(),
  outcome: ModelOutcome,
  detail: NullableText,
  /** what was sent can still be read */
  kept: Type.Boolean(),
});
export type ModelCall = Static<typeof ModelCall>;
export const ModelCallDetail = Type.Object({ call: ModelCall, sent: NullableText });
export type ModelCallDetail = Static<typeof ModelCallDetail>;
