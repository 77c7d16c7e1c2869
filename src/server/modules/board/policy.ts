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

/** Days as 2026-03-09, both included. */
export type Span = { from: string; to: string };

const DAY = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The whole months within a span, named by their first days, and the days that are left before and after them. */
export function wholeMonths({ from, to }: Span): { before: Span | null; months: Span | null; after: Span | null } {
  const [start, end] = [new Date(from), new Date(to)];
  const first = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + (start.getUTCDate() === 1 ? 0 : 1), 1);
  // The first day after the last whole month.
  const next = new Date(end.getTime() + DAY);
  const past = Date.UTC(next.getUTCFullYear(), next.getUTCMonth(), 1);
  if (past <= first) return { before: { from, to }, months: null, after: null };
  const last = new Date(past - DAY);
  return {
    before: first > start.getTime() ? { from, to: dayOf(first - DAY) } : null,
    months: { from: dayOf(first), to: dayOf(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), 1)) },
    after: past <= end.getTime() ? { from: dayOf(past), to } : null,
  };
}
