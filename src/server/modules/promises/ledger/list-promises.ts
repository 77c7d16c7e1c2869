import type { ListPromises } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor, writeCursor } from "../../../kernel/db/paging.ts";
import { findPromisesToCustomer } from "../store/customers.ts";
import { findPage, type ListFilter, type PromiseOrder } from "../store/lists.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { visiblePromises } from "./visible-promises.ts";

/**
 * One page of promises that the actor may see: open ones by due time with paused ones at the end, broken ones newest due
 * first, settled ones by when they were settled, newest first.
 * @throws request.invalid for a cursor that is none
 */
export async function listPromises(
  ctx: Ctx,
  query: ListPromises,
): Promise<{ rows: PromiseFacts[]; next: string | null }> {
  const state = query.state ?? "open";
  const limit = query.limit ?? 50;
  const place = readCursor(query.cursor, ["string", "number", "number"]);
  const first: PromiseOrder = state === "open" ? "due" : state === "broken" ? "broken" : "settled";
  const filter: Omit<ListFilter, "order" | "after" | "limit"> = {
    scope: scopeOf(ctx, query.whose ?? "all"),
    state,
    caseId: query.caseId ?? null,
    kind: query.kind ?? null,
    before: query.before ? new Date(query.before) : null,
    visible: visiblePromises(ctx.actor),
  };
  const orders: PromiseOrder[] = first === "due" && !query.before ? ["due", "paused"] : [first];
  const rows: { row: PromiseFacts; order: PromiseOrder }[] = [];
  for (const order of orders.slice(Math.max(orders.indexOf((place?.[0] as PromiseOrder) ?? first), 0))) {
    const after = place?.[0] === order ? { at: place[1], id: place[2] } : null;
    const wanted = limit + 1 - rows.length;
    if (wanted > 0) {
      const found = await findPage(ctx.db, { ...filter, order, after, limit: wanted });
      rows.push(...found.map((row) => ({ row, order })));
    }
  }
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ row }) => row),
    next: rows.length > limit && last ? writeCursor([last.order, timeOf(last), last.row.id]) : null,
  };
}

/** The promises to a customer that the actor may see, newest first. */
export async function promisesToCustomer(
  ctx: Ctx,
  customerId: number,
  query: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ rows: PromiseFacts[]; next: string | null }> {
  const before = readCursor(query.cursor, ["number"])?.[0] ?? null;
  const limit = query.limit ?? 50;
  const rows = await findPromisesToCustomer(
    ctx.db,
    { customerId, before, limit: limit + 1 },
    visiblePromises(ctx.actor),
  );
  const { items, next } = pageOf(rows, limit, (row) => [row.id]);
  return { rows: items, next };
}

function scopeOf(ctx: Ctx, whose: "me" | "team" | "all"): ListFilter["scope"] {
  if (whose === "me") return { ownerIds: ctx.actor.kind === "staff" ? [ctx.actor.id!] : [] };
  return whose === "team" ? { teamIds: ctx.actor.teamIds } : "all";
}

function timeOf({ row, order }: { row: PromiseFacts; order: PromiseOrder }): number {
  return (order === "settled" ? row.settledAt : row.dueAt)?.getTime() ?? 0;
}
