import type { LikelyCustomer } from "../../../shared/contract/identity.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { customerRefs, handlesOf } from "../customers/index.ts";
import type { Likely } from "./likely-customers.ts";

/** Likely records for those who may merge them. */
export async function presentLikely(ctx: Ctx, list: readonly Likely[]): Promise<LikelyCustomer[]> {
  const ids = list.map(({ customerId }) => customerId);
  const [names, handles] = await Promise.all([customerRefs(ctx, ids), handlesOf(ctx, ids)]);
  return list.map(({ customerId, score, reasons }) => ({
    customer: names.get(customerId) ?? { id: customerId, name: `#${customerId}` },
    handles: (handles.get(customerId) ?? []).map(({ display }) => display),
    score,
    reasons: reasons.map(({ by, value }) => ({ by, value })),
  }));
}
