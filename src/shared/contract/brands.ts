/**
 * GET  /api/v1/brands       signed-in       page(Brand)
 * POST /api/v1/brands       brands:manage   SaveBrand → Brand
 * PUT  /api/v1/brands/:id   brands:manage   SaveBrand → Brand
 */
import { type Static, Type } from "typebox";
import { HOST } from "../host-name.ts";
import { Id, Locale, Names, NullableId, NullableText } from "./common.ts";

export const SaveBrand = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  names: Names,
  locale: Locale,
  timeZone: Type.String({ maxLength: 60 }),
  calendarId: NullableId,
  teamId: NullableId,
  accent: Type.String({ pattern: "^#[0-9a-fA-F]{6}$" }),
  /** appended to answers, by language; may name {agent} and {brand} */
  signature: Names,
  /** what sums are in unless something else is chosen; stays as it is when left out */
  currency: Type.Optional(Type.String({ pattern: "^[A-Z]{3}$" })),
  /** where its public pages stand; null: at the desk's own address; stays as it is when left out */
  host: Type.Optional(Type.Union([Type.String({ pattern: HOST, maxLength: 253 }), Type.Null()])),
});
export type SaveBrand = Static<typeof SaveBrand>;
export const Brand = Type.Object({
  id: Id,
  ...SaveBrand.properties,
  currency: Type.String(),
  host: NullableText,
});
export type Brand = Static<typeof Brand>;
