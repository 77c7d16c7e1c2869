import type { Frequencies } from "./store/frequencies.ts";

export type Way = { kind: "index" } | { kind: "walk"; window: number };

/** From this share of all documents on, looking through the newest ones is cheaper than fetching every match. */
const COMMON = 0.01;
/** Never look through more than this. */
const LARGEST_WINDOW = 20_000;
const SMALLEST_WINDOW = 1_000;

/**
 * How to search: by the index for what is rare or middling, by walking the newest documents for what is common. Measured
 * at a million messages, the wrong one of the two takes seconds, the right one milliseconds.
 *
 * @param limit matches that are wanted
 */
export function chooseWay(terms: readonly string[], { documents, shares }: Frequencies, limit: number): Way {
  if (documents < LARGEST_WINDOW) return { kind: "index" };
  const together = terms.reduce((share, term) => share * (shares.get(term) ?? 0), 1);
  if (together < COMMON) return { kind: "index" };
  // Twice what should be enough, because terms come in heaps.
  const window = Math.ceil((2 * limit) / together);
  return { kind: "walk", window: Math.min(LARGEST_WINDOW, Math.max(SMALLEST_WINDOW, window)) };
}
