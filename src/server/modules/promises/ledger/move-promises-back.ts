import type { Ctx } from "../../../kernel/ctx.ts";
import { lockPromisesOfCase } from "../store/read.ts";
import { type NewLogLine, writePromises } from "../store/write.ts";

/**
 * Gives promises back to the case that they came from, as far as they are still where a merge put them. Nothing that became
 * of them there is taken back.
 * @returns ids of the promises that went back
 */
export async function movePromisesBack(
  ctx: Ctx,
  { promiseIds, fromCaseId, toCaseId }: { promiseIds: readonly number[]; fromCaseId: number; toCaseId: number },
): Promise<number[]> {
  return ctx.tx(async (tx) => {
    const moving = (await lockPromisesOfCase(tx.db, fromCaseId)).filter(({ id }) => promiseIds.includes(id));
    const at = tx.now();
    const data = { from: fromCaseId, to: toCaseId };
    const lines = moving.map((row): NewLogLine => ({ promiseId: row.id, at, kind: "joined_case", data }));
    const moved = moving.map((row) => ({ ...row, caseId: toCaseId }));
    await writePromises(tx.db, moved, lines, tx.actor);
    return moving.map(({ id }) => id);
  });
}
