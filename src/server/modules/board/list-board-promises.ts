import { sql } from "kysely";
import type { BoardPromise, BoardPromisesQuery } from "../../../shared/contract/board.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../kernel/db/paging.ts";
import { getCases, mayReadCase } from "../cases/index.ts";
import { presentPromises, promisesByIds } from "../promises/index.ts";
import { checkSpan } from "./read-board.ts";
import { scopeOf } from "./scope.ts";
import { findFacts } from "./store/read.ts";

/**
 * The promises behind a figure, newest first, of cases that the actor may see now.
 * @throws board.span_wrong, request.invalid for a cursor that is none
 */
export async function listBoardPromises(
  ctx: Ctx,
  query: BoardPromisesQuery,
): Promise<{ items: BoardPromise[]; next: string | null }> {
  checkSpan(query);
  const limit = query.limit ?? 50;
  const place = readCursor(query.cursor, ["number", "number"]);
  const found = await findFacts(ctx.db, {
    scope: scopeOf(ctx).scope,
    dim: query.dimension === undefined || query.key === undefined ? null : `${query.dimension}:${query.key}`,
    outcome: query.outcome === "keptLate" ? "kept_late" : query.outcome,
    span: query,
    visible: mayReadCase(ctx.actor, sql`f.case_id`),
    after: place && { at: place[0], promiseId: place[1] },
    limit: limit + 1,
  });
  const { items, next } = pageOf(found, limit, ({ at, promiseId }) => [at.getTime(), promiseId]);
  const rows = await promisesByIds(
    ctx,
    items.map(({ promiseId }) => promiseId),
  );
  const cases = await getCases(ctx, [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))]);
  const subjects = new Map([...cases].map(([id, { subject }]) => [id, subject]));
  const views = new Map((await presentPromises(ctx, rows, subjects)).map((view) => [view.id, view]));
  return {
    items: items.flatMap(({ promiseId, at }) => {
      const promise = views.get(promiseId);
      return promise ? [{ id: promiseId, at: at.toISOString(), promise }] : [];
    }),
    next,
  };
}
