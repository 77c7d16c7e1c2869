import type { CustomerRow } from "../../../shared/contract/customers.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { pageOf, readCursor, writeCursor } from "../../kernel/db/paging.ts";
import { customerFigures } from "./customer-figures.ts";
import { presentRow } from "./present.ts";
import { type CustomerFacts, customersByHandle, customersByName, newestCustomers } from "./store/customers.ts";
import { handlesOf } from "./store/handles.ts";

type Rows = { rows: CustomerFacts[]; next: string | null };
type List = { items: CustomerRow[]; next: string | null };

/** Persons, newest first; with `q` those whose name begins so, then those one of whose addresses does. */
export async function listCustomers(
  ctx: Ctx,
  { q, cursor, limit }: { q?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<List> {
  const beginning = q?.trim();
  const { rows, next } = beginning ? await matching(ctx, beginning, cursor, limit) : await newest(ctx, cursor, limit);
  return { items: await presentRows(ctx, rows), next };
}

async function newest(ctx: Ctx, cursor: string | undefined, limit: number): Promise<Rows> {
  const before = readCursor(cursor, ["number"])?.[0] ?? null;
  const page = pageOf(await newestCustomers(ctx.db, before, limit + 1), limit, (row) => [row.id]);
  return { rows: page.items, next: page.next };
}

async function matching(ctx: Ctx, beginning: string, cursor: string | undefined, limit: number): Promise<Rows> {
  const [list, key, id] = readCursor(cursor, ["string", "string", "number"]) ?? ["name", "", 0];
  const after = cursor && id > 0 ? { key, id } : null;
  const named = list === "name" ? await customersByName(ctx.db, beginning, after, limit + 1) : [];
  if (named.length > limit) {
    const last = named[limit - 1]!;
    return { rows: named.slice(0, limit), next: writeCursor(["name", last.key, last.id]) };
  }
  const room = limit - named.length;
  const reached = await customersByHandle(ctx.db, beginning, list === "handle" ? after : null, room + 1);
  const rows = [...named, ...distinct(reached.slice(0, room))];
  if (reached.length <= room) return { rows, next: null };
  const last = reached[room - 1];
  return { rows, next: writeCursor(last ? ["handle", last.key, last.handleId] : ["handle", "", 0]) };
}

// Two addresses of one person that begin alike stand beside each other mostly, and show them once.
function distinct(rows: readonly CustomerFacts[]): CustomerFacts[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

async function presentRows(ctx: Ctx, rows: readonly CustomerFacts[]): Promise<CustomerRow[]> {
  const ids = rows.map((row) => row.id);
  const [handles, figures] = await Promise.all([handlesOf(ctx.db, ids), customerFigures(ctx, ids)]);
  const byCustomer = Map.groupBy(handles, (handle) => handle.customerId);
  return rows.map((row) => presentRow(row, byCustomer.get(row.id) ?? [], figures.get(row.id)!));
}
