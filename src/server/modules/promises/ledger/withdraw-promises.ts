import type { Ctx } from "../../../kernel/ctx.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { lockUnsettled } from "../store/read.ts";
import { actOnPromises } from "./act-on-promises.ts";

/** Which promises lost their object, and why: `case_closed`, `case_merged` … */
export type Withdrawal = { caseIds: readonly number[]; kinds?: readonly string[]; reason: string; at?: Date };

/**
 * Withdraws open promises of cases. A promise already due when its object was lost is broken and stays so; like broken
 * ones it only rings no more.
 *
 * @param rows locked rows to look among, in place of all of the cases
 * @returns ids of the promises that were withdrawn or silenced
 */
export async function withdrawPromises(
  ctx: Ctx,
  { caseIds, kinds, reason, at }: Withdrawal,
  rows?: readonly PromiseFacts[],
): Promise<number[]> {
  return ctx.tx(async (tx) => {
    const when = at ?? tx.now();
    const candidates = rows
      ? rows.filter((row) => row.caseId !== null && caseIds.includes(row.caseId) && (kinds?.includes(row.kind) ?? true))
      : await lockUnsettled(tx.db, caseIds, kinds);
    const done = await actOnPromises(
      tx,
      candidates.map((row) => ({ row, act: { kind: "withdraw", reason } as const, at: when })),
    );
    return done.filter(({ verdict }) => verdict.outcome === "done").map(({ row }) => row.id);
  });
}
