/** Pure rules of the board. */

/** Each step of the scale of own times is a tenth longer than the one before, from a second on. */
const STEP = 1.1;
const SECOND = 1_000;

/** Where on the scale a time stands; 0 is less than a second. */
export function bucketOf(ms: number): number {
  return ms < SECOND ? 0 : 1 + Math.floor(Math.log(ms / SECOND) / Math.log(STEP) + 1e-9);
}

/** The middle of a step, in ms. */
export function msOf(bucket: number): number {
  return bucket === 0 ? SECOND / 2 : Math.round(SECOND * STEP ** (bucket - 0.5));
}

/** The median of counted steps: the lower of the two in the middle. Null of none. */
export function medianOf(counts: ReadonlyMap<number, number>): number | null {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  if (total === 0) return null;
  let seen = 0;
  for (const [bucket, n] of [...counts].toSorted(([a], [b]) => a - b)) {
    seen += n;
    if (seen >= total / 2) return bucket;
  }
  return null;
}

/** What an event of the ledger says became of its promise. */
export const outcomeOfEvent: Readonly<Record<string, string>> = {
  "promises.kept": "kept",
  "promises.kept_late": "kept_late",
  "promises.moved": "moved",
  "promises.broken": "broken",
  "promises.disputed": "disputed",
};

/** Events after which a case's promises are counted under something else. */
export const retellingEvents: ReadonlySet<string> = new Set([
  "cases.tagged",
  "cases.updated",
  "cases.merged",
  "cases.unmerged",
  "causes.named",
]);
