/**
 * Merchants, couriers, repairers and suppliers, and on which terms they answer.
 *
 * GET  /api/v1/partners        signed-in         page(PartnerView), by name
 * POST /api/v1/partners        partners:manage   SavePartner → PartnerView
 * PUT  /api/v1/partners/:id    partners:manage   SavePartner → PartnerView
 */
import { type Static, Type } from "typebox";
import { Id, Locale, NullableId, NullableText } from "./common.ts";

export const partnerKinds = ["merchant", "courier", "repairer", "supplier", "other"] as const;
export const PartnerKind = Type.Unsafe<(typeof partnerKinds)[number]>(
  Type.Union(partnerKinds.map((kind) => Type.Literal(kind))),
);

const Text = (maxLength: number) => Type.Union([Type.String({ maxLength }), Type.Null()]);

export const SavePartner = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120, pattern: "\\S" }),
  kind: PartnerKind,
  /** whose outlet it is: a branch with people and hours of its own; null or left out for a partner itself */
  parentId: Type.Optional(NullableId),
  contactName: Text(120),
  /** claims go there; without one they are handed over by other ways */
  email: Type.Union([Type.String({ format: "email", maxLength: 254 }), Type.Null()]),
  phone: Text(40),
  locale: Locale,
  /** in whose hours their days count; null: those of the partner whose outlet it is, else the default calendar */
  calendarId: NullableId,
  /** working days to answer a claim, and then to pay it */
  answerDays: Type.Integer({ minimum: 1, maximum: 60 }),
  paymentDays: Type.Integer({ minimum: 1, maximum: 120 }),
  active: Type.Boolean(),
});
export type SavePartner = Static<typeof SavePartner>;

export const PartnerView = Type.Object({
  id: Id,
  ...SavePartner.properties,
  parentId: NullableId,
  contactName: NullableText,
  email: NullableText,
  phone: NullableText,
});
export type PartnerView = Static<typeof PartnerView>;
