import { sql } from "kysely";
import type { GapDetail, GapView } from "../../../../shared/contract/solutions.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { mayReadCurrentCase } from "../../cases/index.ts";
import { gapUnknown } from "../errors.ts";
import { presentGap, presentSolutions } from "../present.ts";
import { gapById, listGaps } from "../store/gaps.ts";
import { solutionsOfGap } from "../store/solutions.ts";

const ANSWERS = 20;

/** Questions asked often and answered nowhere, the most asked first. */
export async function gapsOf(
  ctx: Ctx,
  { state = "open", cursor, limit = 50 }: { state?: GapView["state"]; cursor?: string; limit?: number },
): Promise<{ items: GapView[]; next: string | null }> {
  const rows = await listGaps(ctx.db, state, readCursor(cursor, ["number", "number"]), limit + 1);
  const { items, next } = pageOf(rows, limit, ({ count, id }) => [count, id]);
  return { items: items.map(presentGap), next };
}

/** One of them with what was answered to it, of cases that the actor may see. @throws solutions.gap_unknown */
export async function gapDetail(ctx: Ctx, id: number): Promise<GapDetail> {
  const gap = await gapById(ctx.db, id);
  if (!gap) throw gapUnknown({ id });
  const visible = mayReadCurrentCase(ctx.actor, sql.ref("s.case_id"));
  const rows = await solutionsOfGap(ctx.db, id, visible, ANSWERS);
  return { ...presentGap(gap), solutions: await presentSolutions(ctx, rows) };
}
