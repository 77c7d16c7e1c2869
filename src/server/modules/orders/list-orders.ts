import type { ListOrders, OrderRow } from "../../../shared/contract/orders.ts";
import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import { canonicalPhone } from "../../../shared/phone-number.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { pageOf, readCursor, writeCursor } from "../../kernel/db/paging.ts";
import { getCase, mergedFamilyOf } from "../cases/index.ts";
import { currentCustomers } from "../customers/index.ts";
import { numberKey } from "./policy.ts";
import { presentOrders, wholeOrders } from "./present.ts";
import { newestOrders, ordersMarked, ordersNumbered, ordersOfCases } from "./store/lists.ts";
import type { OrderFacts } from "./store/orders.ts";

type Rows = { items: OrderFacts[]; next: string | null };

/**
 * Orders, newest first; with `q` those with this mail address, phone or tracking number, then those whose number begins so.
 * @throws cases.not_found for a case that the actor may not look into
 */
export async function listOrders(ctx: Ctx, query: ListOrders): Promise<{ items: OrderRow[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const q = query.q?.trim();
  const { items, next } =
    query.caseId !== undefined
      ? await ofCase(ctx, query.caseId)
      : q
        ? await matching(ctx, q, query.cursor, limit)
        : await newest(ctx, query, limit);
  return { items: await presentOrders(ctx, await wholeOrders(ctx, items)), next };
}

async function ofCase(ctx: Ctx, caseId: number): Promise<Rows> {
  await getCase(ctx, caseId);
  return { items: await ordersOfCases(ctx.db, await mergedFamilyOf(ctx, caseId)), next: null };
}

async function newest(ctx: Ctx, { customerId, cursor }: ListOrders, limit: number): Promise<Rows> {
  const before = readCursor(cursor, ["string", "number"]);
  const current = customerId === undefined ? undefined : (await currentCustomers(ctx, [customerId])).get(customerId);
  if (customerId !== undefined && current === undefined) return { items: [], next: null };
  const of = current === undefined ? {} : { customerId: current };
  const rows = await newestOrders(ctx.db, { ...of, before, limit: limit + 1 });
  return pageOf(rows, limit, ({ placedAt, id }) => [placedAt.toISOString(), id]);
}

async function matching(ctx: Ctx, q: string, cursor: string | undefined, limit: number): Promise<Rows> {
  const [list, key, id] = readCursor(cursor, ["string", "string", "number"]) ?? ["marked", "", 0];
  const begun = cursor !== undefined && id > 0;
  const number = numberKey(q);
  const marks = { mail: canonicalMailAddress(q), phone: canonicalPhone(q), tracking: number };
  const marked = list === "marked" ? await ordersMarked(ctx.db, marks, begun ? id : null, limit + 1) : [];
  if (marked.length > limit) {
    return { items: marked.slice(0, limit), next: writeCursor(["marked", "", marked[limit - 1]!.id]) };
  }
  const room = limit - marked.length;
  const after = list === "number" && begun ? { key, id } : null;
  const numbered = number === "" ? [] : await ordersNumbered(ctx.db, number, after, room + 1);
  const known = new Set(marked.map((row) => row.id));
  const items = [...marked, ...numbered.slice(0, room).filter((row) => !known.has(row.id))];
  if (numbered.length <= room) return { items, next: null };
  const last = numbered[room - 1];
  return { items, next: writeCursor(last ? ["number", last.numberKey, last.id] : ["number", "", 0]) };
}
