import type { CustomerOrder } from "../../../shared/contract/orders.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { findOpenCases, mergedFamilyOf } from "../cases/index.ts";
import { currentCustomers } from "../customers/index.ts";
import { numberKey } from "./policy.ts";
import { presentToCustomer, type WholeOrder, wholeOrders } from "./present.ts";
import { casesNaming } from "./store/case-orders.ts";
import { newestOrders, ordersOfCases } from "./store/lists.ts";
import { anyOrder, findOwnByNumber } from "./store/orders.ts";

const MOST_CASES = 50;

type Own = { /** proven to be who they are */ customerId: number /** null: of any brand */; brandId: number | null };

/** True when the shop of a brand tells us of orders at all. */
export async function knowsOrders(ctx: Ctx, brandId: number): Promise<boolean> {
  return anyOrder(ctx.db, brandId);
}

/** The newest orders of a customer. */
export async function ordersOfCustomer(ctx: Ctx, own: Own, limit: number): Promise<WholeOrder[]> {
  const customerId = (await currentCustomers(ctx, [own.customerId])).get(own.customerId);
  if (customerId === undefined) return [];
  const brand = own.brandId === null ? {} : { brandId: own.brandId };
  return wholeOrders(ctx, await newestOrders(ctx.db, { customerId, ...brand, before: null, limit }));
}

/** An order of a customer by its number; null for nobody's and for anybody else's alike. */
export async function orderOfCustomer(ctx: Ctx, own: Own, number: string): Promise<WholeOrder | null> {
  const customerId = (await currentCustomers(ctx, [own.customerId])).get(own.customerId);
  const key = numberKey(number);
  if (customerId === undefined || key === "") return null;
  const row = await findOwnByNumber(ctx.db, { customerId, brandId: own.brandId, numberKey: key });
  return row ? (await wholeOrders(ctx, [row]))[0]! : null;
}

/** The orders that a case is about, for its customer; those that went to somebody else since are left out. */
export async function ordersForCustomer(ctx: Ctx, caseId: number, customerId: number): Promise<CustomerOrder[]> {
  const rows = await ordersOfCases(ctx.db, await mergedFamilyOf(ctx, caseId));
  const own = rows.filter((row) => row.customerId === customerId);
  return (await wholeOrders(ctx, own)).map(presentToCustomer);
}

/** The open cases of a customer that are about an order, newest first. */
export async function openCasesNaming(ctx: Ctx, orderId: number, customerId: number): Promise<number[]> {
  const naming = new Set(await casesNaming(ctx.db, orderId, MOST_CASES));
  const open = (await findOpenCases(ctx, [customerId])).get(customerId) ?? [];
  return open.flatMap(({ id }) => (naming.has(id) ? [id] : []));
}
