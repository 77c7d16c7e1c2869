import type { Ctx } from "../../../kernel/ctx.ts";
import { findLog } from "../store/log.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { lockUnsettled } from "../store/read.ts";

/** Why these promises were made, as their logs say it (`ToMake.why`); without those that say nothing. */
export async function whyMade(ctx: Ctx, ids: readonly number[]): Promise<Map<number, Record<string, unknown>>> {
  const logs = await findLog(ctx.db, ids);
  return new Map(
    [...logs].flatMap(([id, lines]) => {
      const why = lines.find(({ kind }) => kind === "made")?.data.why;
      return why ? [[id, why as Record<string, unknown>] as const] : [];
    }),
  );
}

/** The unsettled promises of a kind in a case that were made for a reason, oldest first; locked, so they need a transaction. */
export async function lockMadeBecause(
  tx: Ctx,
  { caseId, kind, because }: { caseId: number; kind: string; because: string },
): Promise<PromiseFacts[]> {
  const rows = await lockUnsettled(tx.db, [caseId], [kind]);
  const reasons = await whyMade(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.filter(({ id }) => reasons.get(id)?.[because] !== undefined);
}
