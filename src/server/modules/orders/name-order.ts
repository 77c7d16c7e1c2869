import type { Ctx } from "../../kernel/ctx.ts";
import { getCase, mergedFamilyOf } from "../cases/index.ts";
import { ofAnotherCustomer, orderNotFound } from "./errors.ts";
import { orderNamed, orderUnnamed } from "./events.ts";
import { deleteCaseOrder, insertCaseOrder } from "./store/case-orders.ts";
import { findOrder } from "./store/orders.ts";

type Naming = {
  caseId: number;
  orderId: number;
  /** whoever speaks in the case proved that it is theirs, whatever record the case stands with */
  proven?: boolean;
};

/**
 * Notes that a case is about an order; the customer's page of the case shows it from then on, so it must be theirs.
 * @throws cases.not_found, orders.not_found, orders.of_another_customer
 */
export async function nameOrder(ctx: Ctx, { caseId, orderId, proven = false }: Naming): Promise<void> {
  await ctx.tx(async (tx) => {
    const row = await getCase(tx, caseId);
    const order = await findOrder(tx.db, orderId);
    if (!order) throw orderNotFound({ id: orderId });
    if (!proven && order.customerId !== row.customerId) throw ofAnotherCustomer({ number: order.number });
    if (!(await insertCaseOrder(tx.db, caseId, orderId, tx.now()))) return;
    tx.emit(orderNamed, { orderId, number: order.number }, { caseId, customerId: row.customerId });
  });
}

/** Takes it back. @throws cases.not_found, orders.not_found */
export async function unnameOrder(ctx: Ctx, { caseId, orderId }: Naming): Promise<void> {
  await ctx.tx(async (tx) => {
    const row = await getCase(tx, caseId);
    const order = await findOrder(tx.db, orderId);
    if (!order) throw orderNotFound({ id: orderId });
    if (!(await deleteCaseOrder(tx.db, await mergedFamilyOf(tx, caseId), orderId))) return;
    tx.emit(orderUnnamed, { orderId, number: order.number }, { caseId, customerId: row.customerId });
  });
}
