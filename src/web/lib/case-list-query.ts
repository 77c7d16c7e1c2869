import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { CaseSort, SavedView } from "../../shared/contract/cases.ts";
import { api } from "./api.ts";
import { meQuery } from "./session.ts";

/** Rows a page. */
export const LIST_PAGE = 50;

export const caseSorts = [
  "updated",
  "-updated",
  "opened",
  "-opened",
  "due",
  "priority",
  "severity",
  "awaiting",
] as const satisfies readonly CaseSort[];

export const viewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: async () => (await api.get("/api/v1/views")).items,
});

/** A list of cases, page by page. It lies under ["cases", "list"]; what keeps it true is `useCaseList`. */
export const caseListQuery = (query: string, sort: CaseSort) =>
  infiniteQueryOptions({
    queryKey: ["cases", "list", query, sort],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/v1/cases", { query: { query, sort, limit: LIST_PAGE, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // Coming back to a list shows it as it was left.
    staleTime: Number.POSITIVE_INFINITY,
  });

export type ListSearch = { view?: string; query?: string; sort?: string };

/** Which list an address means: a view, and what was changed since it was opened. */
export function listOf(
  search: ListSearch,
  views: readonly SavedView[] | undefined,
): { view: SavedView | undefined; query: string; sort: CaseSort } {
  const view = views?.find(({ id }) => id === (search.view ?? "mine")) ?? views?.[0];
  const sort = caseSorts.find((name) => name === search.sort) ?? view?.sort ?? "updated";
  return { view, query: search.query ?? view?.query ?? "", sort };
}

/** Begins to fetch the list that an address means, for who may read cases; nothing happens for others. */
export async function fetchListAhead(client: QueryClient, search: ListSearch): Promise<void> {
  const me = await client.fetchQuery(meQuery);
  if (!me?.permissions.includes("cases:read")) return;
  const { query, sort } = listOf(search, await client.fetchQuery(viewsQuery));
  await client.prefetchInfiniteQuery(caseListQuery(query, sort));
}
