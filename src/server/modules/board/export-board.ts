import type { Readable } from "node:stream";
import type { BoardPromisesQuery, BoardQuery } from "../../../shared/contract/board.ts";
import type { Locale } from "../../../shared/contract/common.ts";
import { csvOf } from "../../kernel/csv.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { listBoardPromises } from "./list-board-promises.ts";
import { readBoard } from "./read-board.ts";

const figures = ["key", "name", "kept", "moved", "broken", "keptLate", "disputed", "ownMinutes"];
const details = ["promise", "at", "kind", "state", "words", "case", "subject", "customer", "owner", "team", "dueAt"];

/** All keys of a dimension as CSV; that somebody took them out is in the audit log. @throws board.span_wrong */
export async function exportBoard(ctx: Ctx, query: BoardQuery, locale: Locale): Promise<Readable> {
  const { items } = await readBoard(ctx, query, locale, Number.POSITIVE_INFINITY);
  await audit(ctx, { action: "board.exported", details: { ...query } });
  const rows = items.map((row) => ({
    ...row,
    ownMinutes: row.ownMs === null ? "" : Math.round(row.ownMs / 6_000) / 10,
  }));
  return csvOf(figures, rows);
}

/** The promises behind a figure as CSV, page by page. @throws board.span_wrong */
export async function exportBoardPromises(ctx: Ctx, query: BoardPromisesQuery): Promise<Readable> {
  const first = await listBoardPromises(ctx, { ...query, limit: 200 });
  await audit(ctx, { action: "board.promises_exported", details: { ...query } });
  return csvOf(details, records(ctx, query, first));
}

async function* records(ctx: Ctx, query: BoardPromisesQuery, first: Awaited<ReturnType<typeof listBoardPromises>>) {
  for (let page = first; ; page = await listBoardPromises(ctx, { ...query, limit: 200, cursor: page.next })) {
    for (const { at, promise } of page.items) {
      yield {
        ...promise,
        promise: promise.id,
        at,
        case: promise.caseId ?? "",
        subject: promise.caseSubject ?? "",
        customer: promise.customer?.name ?? "",
        owner: promise.owner?.name ?? "",
        team: promise.team?.name ?? "",
      };
    }
    if (page.next === null) return;
  }
}
