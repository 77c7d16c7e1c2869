/** GET /api/v1/search  cases:read  SearchResult ?q=&kind=case|message|customer&limit=  (best first, at most 50) */
import { type Static, Type } from "typebox";
import { Id, NullableId, NullableText, Time } from "./common.ts";

export const SearchHit = Type.Object({
  kind: Type.Union([Type.Literal("case"), Type.Literal("message"), Type.Literal("customer")]),
  id: Id,
  caseId: NullableId,
  customerId: Id,
  title: Type.String(),
  /** text around the match, in parts; `hit` parts are what was searched for */
  excerpt: Type.Array(Type.Object({ text: Type.String(), hit: Type.Boolean() })),
  category: NullableText,
  channel: NullableText,
  at: Time,
});
export type SearchHit = Static<typeof SearchHit>;
export const SearchResult = Type.Object({ items: Type.Array(SearchHit), tookMs: Type.Number() });
