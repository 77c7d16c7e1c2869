import type { Frequencies } from "./store/frequencies.ts";

export type Way = { kind: "index" } | { kind: "walk"; window: number };

/** Of fewer documents the index finds all in no time. */
const SMALL_DESK = 20_000;
/** From this share of all documents on, looking through the newest ones is cheaper than fetching every match. */
const COMMON = 0.01;
const SMALLEST_WINDOW = 1_000;
/** Enough for one term that is just common, and looked through so fast that it may be in vain. */
const LARGEST_WINDOW = 4_000;
/** A case is one, and its messages are some. */
const DOCUMENTS_OF_CASE = 3;
const FEWEST_CASES = 1_000;
const MOST_CASES = 2_000;

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
  const together = shareOfAll(own);
  // Twice what should be enough, because terms come in heaps.
  const window = Math.ceil((2 * limit) / together);
  return { kind: "walk", window: Math.min(LARGEST_WINDOW, Math.max(SMALLEST_WINDOW, window)) };
}

/**
 * In how many of their own newest cases somebody who sees few is to find enough, who would have to wait while the index
 * brings what all others have; null for terms so rare that it brings little.
 */
export function casesToSearch(
  terms: readonly string[],
  { documents, shares }: Frequencies,
  limit: number,
): number | null {
  if (documents < SMALL_DESK) return null;
  const own = terms.map((term) => shares.get(term) ?? 0);
  const cases = Math.ceil((2 * limit) / shareOfAll(own) / DOCUMENTS_OF_CASE);
  if (cases > MOST_CASES && Math.min(...own) < COMMON) return null;
  return Math.min(MOST_CASES, Math.max(FEWEST_CASES, cases));
}

function shareOfAll(shares: readonly number[]): number {
  return shares.reduce((product, share) => product * share, 1);
}
