import type { Ctx } from "../../../kernel/ctx.ts";
import { promiseKind } from "../kinds.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { lockUnsettled } from "../store/read.ts";
import { type NewLogLine, writePromises } from "../store/write.ts";

/** Who is to keep the promises of these cases from now on. */
export type NewOwner = { caseIds: readonly number[]; ownerId: number | null; teamId: number | null };

/**
 * Gives the promises of cases that are open or broken to the cases' new owner and team. Settled ones stay with who
 * settled them, and what stays with its keeper (`PromiseKind.staysWithKeeper`) goes to the team alone. To be called in the transaction that gives the case.
 */
export async function reassignPromises(ctx: Ctx, { caseIds, ownerId, teamId }: NewOwner): Promise<void> {
  await ctx.tx(async (tx) => {
    const rows = await lockUnsettled(tx.db, caseIds);
    const keeperOf = (row: PromiseFacts) => (promiseKind(row.kind).staysWithKeeper ? row.ownerId : ownerId);
    const changed = rows.filter((row) => row.ownerId !== keeperOf(row) || row.teamId !== teamId);
    if (changed.length === 0) return;
    const at = tx.now();
    const lines = changed.map(
      (row): NewLogLine => ({
        promiseId: row.id,
        at,
        kind: "reassigned",
        data: { fromOwnerId: row.ownerId, fromTeamId: row.teamId, ownerId: keeperOf(row), teamId },
      }),
    );
    await writePromises(
      tx.db,
      changed.map((row) => ({ ...row, ownerId: keeperOf(row), teamId })),
      lines,
      tx.actor,
    );
  });
}
