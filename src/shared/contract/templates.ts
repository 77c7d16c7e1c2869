/**
 * Words that a channel's provider agreed to beforehand; they may go out also when its session is closed.
 *
 * GET    /api/v1/channel-accounts/:id/templates        signed-in        TemplatePage, by name; ?usable=true leaves out what cannot be sent
 * POST   /api/v1/channel-accounts/:id/templates/fetch  channels:manage  TemplatePage (asks the provider now)
 */
import { type Static, Type } from "typebox";
import { NullableText, NullableTime, page } from "./common.ts";

/** What the person sees, from above to below. `{{key}}` stands for the value of the field with that key. */
export const TemplatePart = Type.Object({
  kind: Type.Enum(["header", "body", "footer", "button"]),
  text: Type.String(),
  /** characters of it once the values stand in it */
  maxLength: Type.Union([Type.Integer(), Type.Null()]),
});
export type TemplatePart = Static<typeof TemplatePart>;

export const TemplateField = Type.Object({
  key: Type.String(),
  /** what stands before it in the template, or the provider's name of it */
  label: Type.String(),
  required: Type.Boolean(),
  maxLength: Type.Union([Type.Integer(), Type.Null()]),
  /** How the value is written, where the provider takes it in one way only; `pattern` says so to machines. */
  format: NullableText,
  pattern: NullableText,
  /** the only values it may have; empty: any */
  choices: Type.Array(Type.String()),
  example: NullableText,
});
export type TemplateField = Static<typeof TemplateField>;

export const MessageTemplate = Type.Object({
  /** the provider's; with the language it is one template */
  id: Type.String(),
  /** null where the provider tells none */
  language: NullableText,
  name: Type.String(),
  /** what the provider takes it for: utility, marketing, notice, subscription … */
  category: NullableText,
  /** what sending it costs; some are free while the session is open */
  cost: Type.Enum(["free", "free-in-session", "paid"]),
  /** `unsupported`: it has what cannot be filled in here */
  state: Type.Enum(["usable", "waiting", "refused", "paused", "unsupported"]),
  /** the provider's word on its state, or what is not supported */
  reason: NullableText,
  parts: Type.Array(TemplatePart),
  fields: Type.Array(TemplateField),
});
export type MessageTemplate = Static<typeof MessageTemplate>;

export const TemplatePage = Type.Object({
  ...page(MessageTemplate).properties,
  /** when the provider told them; null before the first time */
  fetchedAt: NullableTime,
  /** why the last fetching failed */
  error: NullableText,
  /** the setting of the account without which they cannot be fetched */
  missing: NullableText,
});
export type TemplatePage = Static<typeof TemplatePage>;

/** A template that somebody chose, with what stands in its fields. */
export const TemplateChoice = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 600 }),
  language: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
  values: Type.Record(Type.String({ maxLength: 120 }), Type.String({ maxLength: 2_000 }), { maxProperties: 60 }),
});
export type TemplateChoice = Static<typeof TemplateChoice>;

/** The template that a message was written by. */
export const UsedTemplate = Type.Object({
  ...TemplateChoice.properties,
  name: Type.String(),
  category: NullableText,
});
export type UsedTemplate = Static<typeof UsedTemplate>;
