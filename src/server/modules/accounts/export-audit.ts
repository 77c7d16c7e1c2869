import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
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

/**
 * The audit log as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need for Chinese), newest first, page by page so that any
 * length fits into memory. Cells that a spreadsheet would run as a formula are escaped: names and addresses in failed
 * sign-ins are written by strangers.
 */
export function exportAudit(ctx: Ctx, filter: AuditFilter): Readable {
  return Readable.from(records(ctx, filter)).pipe(
    stringify({ header: true, bom: true, columns, escape_formulas: true, record_delimiter: "windows" }),
  );
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
