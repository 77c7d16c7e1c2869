import type { OrderDetail } from "../../../shared/contract/orders.ts";
import { type Ctx, can } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { currentCaseIds, getCases } from "../cases/index.ts";
import { orderNotFound } from "./errors.ts";
import { presentDetail, wholeOrders } from "./present.ts";
import { casesNaming } from "./store/case-orders.ts";
import { findOrder } from "./store/orders.ts";

const MOST_CASES = 50;

/** All that is known of an order. Whoever looks is written down. @throws orders.not_found */
export async function showOrder(ctx: Ctx, id: number): Promise<OrderDetail> {
  const row = await findOrder(ctx.db, id);
  if (!row) throw orderNotFound({ id });
  await audit(ctx, { action: "orders.read", subject: { kind: "order", id } });
  const [order] = await wholeOrders(ctx, [row]);
  return presentDetail(ctx, order!, await casesOf(ctx, id));
}

/** The cases about it that the actor may look into, by what stands for them now. */
async function casesOf(ctx: Ctx, orderId: number): Promise<OrderDetail["cases"]> {
  if (!can(ctx.actor, "cases:read")) return [];
  const named = await casesNaming(ctx.db, orderId, MOST_CASES);
  const current = new Set((await currentCaseIds(ctx, named)).values());
  const rows = await getCases(ctx, [...current]);
  return [...rows.values()].map(({ id, subject }) => ({ id, subject })).sort((a, b) => b.id - a.id);
}
