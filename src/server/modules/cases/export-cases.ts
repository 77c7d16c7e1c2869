import type { Readable } from "node:stream";
import { csvOf } from "../../kernel/csv.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import type { CompiledQuery } from "./list/compile-query.ts";
import type { Place } from "./list/cursor.ts";
import { compileFor } from "./list/list-cases.ts";
import { readPage } from "./list/read-page.ts";
import { presentRows } from "./surroundings.ts";

const PAGE = 500;
const columns = [
  "id",
  "subject",
  "customer",
  "category",
  "priority",
  "owner",
  "team",
  "brand",
  "channel",
  "tags",
  "contacts",
  "openedAt",
  "updatedAt",
  "awaitingSince",
  "nextPromise",
  "nextPromiseDueAt",
];

/**
 * All cases of a query that the actor may see, as CSV, page by page. That somebody took the data out is in the audit log.
 *
 * @throws cases.query_wrong
 */
export async function exportCases(ctx: Ctx, query: string): Promise<Readable> {
  const compiled = await compileFor(ctx, query);
  await audit(ctx, { action: "cases.exported", details: { query } });
  return csvOf(columns, records(ctx, compiled));
}

async function* records(ctx: Ctx, query: CompiledQuery) {
  // By number: what changes while the file is written neither moves nor comes twice.
  let place: Place | null = { segment: 0, position: null };
  while (place) {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(ctx.db, query, {
      sort: "-opened",
      place,
      limit: PAGE,
    });
    for (const row of await presentRows(ctx, page.rows)) {
      yield {
        ...row,
        customer: row.customer.name,
        category: row.status.category,
        owner: row.owner?.name ?? "",
        team: row.team?.name ?? "",
        brand: row.brand.name,
        tags: row.tags.join(" "),
        contacts: row.contactCount,
        awaitingSince: row.awaitingSince ?? "",
        nextPromise: row.promise ? `${row.promise.kind} ${row.promise.state}` : "",
        nextPromiseDueAt: row.promise?.dueAt ?? "",
      };
    }
    place = page.next;
  }
}
