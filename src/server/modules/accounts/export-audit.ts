import type { Readable } from "node:stream";
import { csvOf } from "../../kernel/csv.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { type AuditFilter, type AuditRow, listAuditRows } from "./store/audit.ts";

const PAGE = 1_000;
const columns = [
  "id",
  "at",
  "actorKind",
  "actorId",
  "actorName",
  "action",
  "subjectKind",
  "subjectId",
  "ip",
  "details",
];

/** The audit log as CSV, newest first, page by page. */
export function exportAudit(ctx: Ctx, filter: AuditFilter): Promise<Readable> {
  return csvOf(columns, records(ctx, filter));
}

async function* records(ctx: Ctx, filter: AuditFilter) {
  let before: readonly [string, number] | null = null;
  for (;;) {
    const rows: AuditRow[] = await listAuditRows(ctx, { ...filter, before, limit: PAGE });
    for (const row of rows) yield { ...row, at: row.at.toISOString(), details: JSON.stringify(row.details) };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    before = placeOf(last);
  }
}

/** Where a row stands in the log. Times come from `ctx.now()`, so that milliseconds are all they have. */
export function placeOf(row: AuditRow): readonly [string, number] {
  return [row.at.toISOString(), row.id];
}
