import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { CaseSort, SavedView } from "../../../../shared/contract/cases.ts";
import { api } from "../../../lib/api.ts";

export const caseSorts = [
  "updated",
  "-updated",
  "opened",
  "-opened",
  "due",
  "priority",
  "awaiting",
] as const satisfies readonly CaseSort[];

/** What the list shows, as the address says it: a view, and what was changed since it was opened. */
export function useListState() {
  const navigate = useNavigate();
  const search: { view?: string; query?: string; sort?: string } = useSearch({ strict: false });
  const views = useQuery({ queryKey: ["views"], queryFn: async () => (await api.get("/api/v1/views")).items });
  const view: SavedView | undefined = views.data?.find(({ id }) => id === (search.view ?? "mine")) ?? views.data?.[0];
  const query = search.query ?? view?.query ?? "";
  const sort = caseSorts.find((name) => name === search.sort) ?? view?.sort ?? "updated";
  const go = (next: { view?: string; query?: string; sort?: CaseSort }) =>
    void navigate({ to: "/cases", search: next, replace: next.view === search.view });
  return {
    search,
    views,
    view,
    query,
    sort,
    /** it is no longer what the view was saved as */
    changed: view !== undefined && (query !== view.query || sort !== view.sort),
    openView: (id: string) => go({ view: id }),
    setQuery: (text: string) => go({ ...search, sort, view: view?.id, query: text }),
    setSort: (next: CaseSort) => go({ ...search, view: view?.id, sort: next }),
  };
}
export type ListState = ReturnType<typeof useListState>;
