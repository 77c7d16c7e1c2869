import type { Frequencies } from "./store/frequencies.ts";

export type Way = { kind: "index" } | { kind: "walk"; window: number };

/** Of fewer documents the index finds all in no time. */
const SMALL_DESK = 20_000;
/** From this share of all documents on, looking through the newest ones is cheaper than fetching every match. */
const COMMON = 0.01;
const SMALLEST_WINDOW = 1_000;
/** Enough for one term that is just common, and looked through so fast that it may be in vain. */
const LARGEST_WINDOW = 4_000;

/**
 * How to search: by the index for what is rare or middling, by walking the newest documents for what is common. Measured
 * at a million messages, the wrong one of the two takes seconds, the right one milliseconds. Terms of which each is common
 * are walked for however seldom chance would have them together: mostly they are so more often, and where they are not the
 * walk is in vain, but the index has few to fetch.
 *
 * @param limit matches that are wanted
 */
export function chooseWay(terms: readonly string[], { documents, shares }: Frequencies, limit: number): Way {
  if (documents < SMALL_DESK) return { kind: "index" };
  const own = terms.map((term) => shares.get(term) ?? 0);
  if (Math.min(...own) < COMMON) return { kind: "index" };
  const together = own.reduce((product, share) => product * share, 1);
  // Twice what should be enough, because terms come in heaps.
  const window = Math.ceil((2 * limit) / together);
  return { kind: "walk", window: Math.min(LARGEST_WINDOW, Math.max(SMALLEST_WINDOW, window)) };
}
