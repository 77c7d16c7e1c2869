import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { CaseSort } from "../../../../shared/contract/cases.ts";
import { type ListSearch, listOf, viewsQuery } from "../../../lib/case-list-query.ts";

/** What the list shows, as the address says it: a view, and what was changed since it was opened. */
export function useListState() {
  const navigate = useNavigate();
  const search: ListSearch = useSearch({ strict: false });
  const views = useQuery(viewsQuery);
  const { view, query, sort } = listOf(search, views.data);
  const go = (next: { view?: string; query?: string; sort?: CaseSort }) =>
    void navigate({ to: "/cases", search: next, replace: next.view === search.view });
  return {
    search,
    views,
    view,
    query,
    sort,
    /** until the views are here nobody knows what is asked for */
    isKnown: views.data !== undefined || (search.query !== undefined && search.sort !== undefined),
    /** it is no longer what the view was saved as */
    changed: view !== undefined && (query !== view.query || sort !== view.sort),
    openView: (id: string) => go({ view: id }),
    setQuery: (text: string) => go({ ...search, sort, view: view?.id, query: text }),
    setSort: (next: CaseSort) => go({ ...search, view: view?.id, sort: next }),
  };
}
export type ListState = ReturnType<typeof useListState>;
