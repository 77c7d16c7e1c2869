import type { Ctx } from "../../kernel/ctx.ts";
import { type Addition, type SumOfParts, withLess, without } from "./keepsakes.ts";
import { type MergeRow, mergesInto, writeBefore } from "./store/merges.ts";

/**
 * Takes what a case brought out of all that it went into: out of what the cases between it and the one that stands will be
 * when they leave, too, and out of what the cases that were merged after it found there.
 *
 * @param path the cases above it, the nearest first
 * @param root what the last of them is now
 * @returns what the last of them is without it
 */
export async function takeOut(
  tx: Ctx,
  merge: MergeRow,
  path: readonly number[],
  root: SumOfParts,
): Promise<SumOfParts> {
  const merges = await mergesInto(tx.db, path);
  let gone: Addition = merge.before;
  let less: SumOfParts | null = null;
  let leaving = merge;
  for (const [index, caseId] of path.entries()) {
    const siblings = merges.filter(({ keptId, id }) => keptId === caseId && id !== leaving.id);
    const parts = siblings.map(({ before }) => before.from);
    const rest: (sum: SumOfParts, others: readonly SumOfParts[]) => SumOfParts = (sum, others) =>
      less ? withLess(sum, gone, less, others) : without(sum, gone, others);
    for (const later of siblings.filter(({ id }) => id > leaving.id)) {
      const earlier = siblings.filter(({ id }) => id < later.id).map(({ before }) => before.from);
      const into = { ...later.before.into, ...rest(later.before.into, earlier) };
      await writeBefore(tx.db, later.id, { ...later.before, into });
    }
    if (index === path.length - 1) return rest(root, parts);
    const above = merges.find(({ otherId }) => otherId === caseId)!;
    const { from, into } = above.before;
    const left: SumOfParts = rest(from, parts);
    await writeBefore(tx.db, above.id, { from: { ...from, ...left }, into });
    [gone, less, leaving] = [{ from, into }, left, above];
  }
  return root;
}
