/**
 * GET  /api/v1/customers/:id/likely                     customers:merge  page(LikelyCustomer)
 * POST /api/v1/customers/:id/likely/:otherId/different  customers:merge  Done (they are two persons)
 */
import { type Static, Type } from "typebox";
import { NullableText, Ref } from "./common.ts";

export const LikelyCustomer = Type.Object({
  customer: Ref,
  handles: Type.Array(Type.String()),
  /** from 0 to 1 */
  score: Type.Number(),
  reasons: Type.Array(
    Type.Object({
      by: Type.Enum(["own_address", "same_address", "same_number", "same_name"]),
      value: NullableText,
    }),
  ),
});
export type LikelyCustomer = Static<typeof LikelyCustomer>;
