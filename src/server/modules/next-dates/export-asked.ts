import type { Readable } from "node:stream";
import type { AskedFilter } from "../../../shared/contract/next-dates.ts";
import { csvOf } from "../../kernel/csv.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { askedAnswers } from "../conversations/index.ts";
import { presentAsked } from "./list-asked.ts";
import { askedQuery } from "./read-report.ts";

const PAGE = 500;
const columns = ["at", "agent", "team", "case", "subject", "outcome", "reason", "wording", "words"];

/**
 * The answers whose authors were asked for the next date, as CSV (RFC 4180, UTF-8 with a byte order mark), page by page.
 * Cells that a spreadsheet would run as a formula are escaped. That somebody took the data out is in the audit log.
 */
export async function exportAsked(ctx: Ctx, filter: AskedFilter): Promise<Readable> {
  await audit(ctx, { action: "next-dates.exported", details: { ...filter } });
  return csvOf(columns, records(ctx, filter));
}

async function* records(ctx: Ctx, filter: AskedFilter) {
  const query = askedQuery(ctx, filter);
  let after: { at: Date; id: number } | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof askedAnswers>> = await askedAnswers(ctx, query, { after, limit: PAGE });
    for (const row of await presentAsked(ctx, rows)) {
      yield {
        ...row,
        agent: row.staff?.name ?? "",
        team: row.team?.name ?? "",
        case: row.caseId,
        subject: row.caseSubject,
        wording: row.wording.join(" | "),
      };
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { at: last.askedAt, id: last.messageId };
  }
}
