import type { Static } from "typebox";
import type { FiringView, ListFirings } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { audit } from "../../accounts/index.ts";
import { getCases } from "../../cases/index.ts";
import { firingNotFound, nothingToRetry } from "../errors.ts";
import { type FiringFacts, findActions, findFirings, listFirings, reopenFailed } from "../store/firings.ts";
import { namesOfRules } from "../store/names.ts";
import { runFirings } from "./run-firings.ts";

/** The log of firings in cases that the actor may see, newest first. */
export async function showFirings(
  ctx: Ctx,
  query: Static<typeof ListFirings>,
): Promise<{ items: FiringView[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const before = readCursor(query.cursor, ["number"])?.[0] ?? null;
  const { ruleId, caseId, state } = query;
  const filters = { ...(ruleId && { ruleId }), ...(caseId && { caseId }), ...(state && { state }) };
  const rows = await listFirings(ctx, { ...filters, before, limit: limit + 1 });
  const { items, next } = pageOf(rows, limit, (row) => [row.id]);
  return { items: await present(ctx, items), next };
}

/**
 * Tries the failed actions of a firing again.
 * @throws rules.firing_not_found also where its case is not the actor's to see, rules.nothing_to_retry
 */
export async function retryFiring(ctx: Ctx, id: number): Promise<FiringView> {
  const [firing] = await findFirings(ctx.db, [id]);
  if (!firing || !(await getCases(ctx, [firing.caseId])).has(firing.caseId)) throw firingNotFound({ id });
  await ctx.tx(async (tx) => {
    if ((await reopenFailed(tx.db, id)) === 0) throw nothingToRetry();
    await audit(tx, { action: "rules.firing_retried", subject: { kind: "rule", id: firing.ruleId }, details: { id } });
    tx.enqueue(runFirings, { firingIds: [id] });
  });
  return (await present(ctx, await findFirings(ctx.db, [id])))[0]!;
}

async function present(ctx: Ctx, rows: readonly FiringFacts[]): Promise<FiringView[]> {
  const [actions, cases, names] = await Promise.all([
    findActions(
      ctx.db,
      rows.map(({ id }) => id),
    ),
    getCases(ctx, [...new Set(rows.map(({ caseId }) => caseId))]),
    namesOfRules(ctx.db, [...new Set(rows.flatMap(({ chain }) => chain))]),
  ]);
  return rows.flatMap((row) => {
    const about = cases.get(row.caseId);
    if (!about) return [];
    return {
      id: row.id,
      at: row.at.toISOString(),
      rule: { id: row.ruleId, name: names.get(row.ruleId) ?? "" },
      version: row.version,
      case: { id: about.id, subject: about.subject },
      trigger: row.trigger,
      since: row.since?.toISOString() ?? null,
      chain: row.chain.map((id) => ({ id, name: names.get(id) ?? "" })),
      state: row.state,
      stoppedBy: row.stoppedBy,
      actions: actions
        .filter(({ firingId }) => firingId === row.id)
        .map(({ action, state, outcome, durationMs, at }) => ({
          action,
          state,
          skipped: outcome.skipped ?? null,
          error: outcome.error ?? null,
          durationMs,
          at: at?.toISOString() ?? null,
        })),
    };
  });
}
