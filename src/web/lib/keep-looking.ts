import { useEffect } from "react";

/** So many pages without a row are fetched one after the other before the reader is asked whether to go on. */
export const ROUNDS = 5;

type Pages = readonly { items: readonly unknown[] }[];
type Paged = {
  data?: { pages: Pages };
  hasNextPage: boolean;
  isFetching: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
};

/**
 * How a list stands whose pages may be short, even empty, and still have a next: `settled` when there is something to show
 * or nothing is left, `looking` while it goes on by itself, `resting` when it has looked long enough without finding.
 */
export function lookingState(pages: Pages, hasNext: boolean): "settled" | "looking" | "resting" {
  const barren = pages.length - 1 - pages.findLastIndex(({ items }) => items.length > 0);
  if (!hasNext || barren === 0) return "settled";
  return barren % ROUNDS === 0 ? "resting" : "looking";
}

/** Fetches on past pages that have no rows; after `ROUNDS` of them it rests until `fetchNextPage` is called. */
export function useKeepLooking(list: Paged): "settled" | "looking" | "resting" {
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list;
  const state = lookingState(list.data?.pages ?? [], hasNextPage);
  const goesOn = state === "looking" && !isFetching && !isFetchNextPageError;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once each time it may go on
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn]);
  return state === "looking" && isFetchNextPageError ? "resting" : state;
}
