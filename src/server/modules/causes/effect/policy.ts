/**
 * Did it help? Complaints come as they come, so that a rate is compared with what chance alone would do: of all complaints
 * before and after, the share that came after says how the two rates stand to each other (the comparison of two Poisson
 * rates by the binomial that they make together, with Wilson's interval).
 */

/** z of an interval that holds the truth 19 times of 20 */
const Z = 1.96;
/** Fewer than that, both together, and any ratio is chance. */
const FEWEST = 8;

/** Complaints, and what they are counted against: weeks, or thousands of cases. */
export type Rate = { complaints: number; exposure: number };
export type Ratio = { value: number; low: number; high: number };
export type Verdict = "not_done" | "too_few" | "fell" | "rose" | "unclear";

/** The rate after over the rate before with its interval; null where there is nothing to compare. */
export function rateRatio(before: Rate, after: Rate): Ratio | null {
  const n = before.complaints + after.complaints;
  if (n < FEWEST || before.exposure <= 0 || after.exposure <= 0) return null;
  const scale = before.exposure / after.exposure;
  const { low, high } = wilson(after.complaints, n);
  const odds = (share: number) => (share >= 1 ? Number.MAX_SAFE_INTEGER : (share / (1 - share)) * scale);
  // From none to many is a rise as well, beyond all measure.
  const value = before.complaints === 0 ? Number.MAX_SAFE_INTEGER : (after.complaints / before.complaints) * scale;
  return { value, low: odds(low), high: odds(high) };
}

/** What may be said honestly: it fell or rose only where chance does not explain it. */
export function verdictOf(isDone: boolean, ratio: Ratio | null): Verdict {
  if (!isDone) return "not_done";
  if (ratio === null) return "too_few";
  if (ratio.high < 1) return "fell";
  return ratio.low > 1 ? "rose" : "unclear";
}

/** Wilson's interval of a share. */
export function wilson(hits: number, n: number): { low: number; high: number } {
  const p = hits / n;
  const middle = p + (Z * Z) / (2 * n);
  const half = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  const whole = 1 + (Z * Z) / n;
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}
