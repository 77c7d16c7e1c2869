import { type BehindItem, type BehindQuery, type MatterEnd, visitEnds } from "../../../shared/contract/self-service.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../kernel/db/paging.ts";
import { spanOf } from "./report.ts";
import { casesBehind } from "./store/matters.ts";
import { visitsBehind } from "./store/visits.ts";

/** What a figure counts, newest first: cases that the actor may see, or visits of the help site, which name nobody. */
export async function behindFigure(
  ctx: Ctx,
  { end, cursor, limit = 50, ...asked }: BehindQuery,
): Promise<{ items: BehindItem[]; next: string | null }> {
  const span = spanOf(ctx, asked);
  const place = readCursor(cursor, ["string", "number"]);
  const wanted = { ...span, after: place && { at: place[0], id: place[1] }, limit: limit + 1 };
  if (end === "helpSaid" || end === "guideSaid" || isVisitEnd(end)) {
    const outcome = isVisitEnd(end) ? end : "confirmed";
    const rows = await visitsBehind(ctx.db, { ...wanted, outcome, guide: end === "guideSaid" });
    const { items, next } = pageOf(rows, limit, (row) => [row.place, row.id]);
    return {
      items: items.map(({ id, at, words, articleId }) => ({
        ...{ id: `visit-${id}`, at: at.toISOString(), words, articleId },
        ...{ caseId: null, dialogueId: null },
      })),
      next,
    };
  }
  const rows = await casesBehind(ctx, { ...wanted, end: end as MatterEnd });
  const { items, next } = pageOf(rows, limit, (row) => [row.place, row.id]);
  return {
    items: items.map(({ id, at, subject, dialogueId }) => ({
      ...{ id: `case-${id}`, at: at.toISOString(), words: subject },
      ...{ caseId: id, dialogueId, articleId: null },
    })),
    next,
  };
}

function isVisitEnd(end: string): boolean {
  return (visitEnds as readonly string[]).includes(end);
}
