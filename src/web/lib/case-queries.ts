import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { CaseView } from "../../shared/contract/cases.ts";
import { api } from "./api.ts";

/** Everything of one case lies under ["case", id], which is what live events refresh. Drafts do not: they are typed here. */
export const caseQuery = (id: number) =>
  queryOptions({
    queryKey: ["case", id, "view"],
    queryFn: ({ signal }) => api.get("/api/v1/cases/:id", { params: { id }, signal }),
  });

/** Messages from the newest page backwards; `pages` holds the newest first, each page oldest first. */
export const messagesQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ["case", id, "messages"],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/v1/cases/:id/messages", { params: { id }, query: { before: pageParam ?? undefined }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.next === null ? null : Number(page.next)),
  });

/** Begins to fetch a case and its newest messages side by side, unless they are here. */
export function fetchCaseAhead(client: QueryClient, id: number): void {
  if (!Number.isSafeInteger(id) || id <= 0) return;
  void client.prefetchQuery(caseQuery(id));
  void client.prefetchInfiniteQuery(messagesQuery(id));
}

/** Puts a case that an action answered with where all readers look. */
export function keepCase(client: QueryClient, view: CaseView): void {
  client.setQueryData(caseQuery(view.id).queryKey, view);
}
