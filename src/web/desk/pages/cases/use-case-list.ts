import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { CaseRow, CaseSort } from "../../../../shared/contract/cases.ts";
import { api } from "../../../lib/api.ts";
import { caseListQuery, LIST_PAGE } from "../../../lib/case-list-query.ts";
import type { Page } from "../../../lib/endpoints/index.ts";
import { useLiveNews } from "../../../lib/live-context.tsx";

/** Under a storm of events the list asks at most this often. */
const CALM_MS = 1_500;
/** A list that was fetched ahead so short a time ago is the newest there is. */
const JUST_NOW_MS = 1_000;

/** Lists that were left: since then nobody has kept them true. */
const left = new Set<string>();

type Pages = InfiniteData<Page<CaseRow>, string | null>;

/**
 * A list of cases that grows as it is scrolled and never moves by itself. What live events say of rows that are shown is
 * changed in place, also when the row no longer fits the query; what came new is only counted, until `showNew`.
 */
export function useCaseList(query: string, sort: CaseSort, enabled: boolean) {
  const client = useQueryClient();
  const options = useMemo(() => caseListQuery(query, sort), [query, sort]);
  const { queryKey } = options;
  const list = useInfiniteQuery({ ...options, enabled });
  const rows = useMemo(() => dedupe(list.data), [list.data]);

  const [fresh, setFresh] = useState<CaseRow[]>([]);
  const touched = useRef(new Set<number>());
  const timer = useRef<number | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts with nothing new
  useEffect(() => {
    setFresh([]);
    touched.current.clear();
    return () => window.clearTimeout(timer.current);
  }, [queryKey]);

  const catchUp = async (returned = false) => {
    timer.current = undefined;
    const ids = [...touched.current];
    touched.current.clear();
    const shown = new Set(dedupe(client.getQueryData<Pages>(queryKey)).map(({ id }) => id));
    const changed = ids.filter((id) => shown.has(id)).slice(0, LIST_PAGE);
    const [again, top] = await Promise.all([
      changed.length > 0
        ? api.get("/api/v1/cases", { query: { query: `case:${changed.join(",")}`, sort, limit: LIST_PAGE } })
        : null,
      returned || ids.some((id) => !shown.has(id))
        ? api.get("/api/v1/cases", { query: { query, sort, limit: LIST_PAGE } })
        : null,
    ]);
    if (again) client.setQueryData<Pages>(queryKey, (pages) => pages && withRows(pages, again.items));
    if (top) {
      const added = top.items.filter(({ id }) => (returned || ids.includes(id)) && !shown.has(id));
      setFresh((before) => [...added, ...before.filter(({ id }) => !added.some((row) => row.id === id))]);
    }
  };

  // Nobody kept the list true while another page was open: what is shown is looked at again, and what is new is counted.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each list that is come back to
  useEffect(() => {
    const name = JSON.stringify(queryKey);
    const leave = () => void left.add(name);
    const kept = client.getQueryState<Pages>(queryKey);
    const wasLeft = left.delete(name);
    if (!kept?.data || (!wasLeft && Date.now() - kept.dataUpdatedAt < JUST_NOW_MS)) return leave;
    for (const { id } of dedupe(kept.data)) touched.current.add(id);
    void catchUp(true).catch(() => {});
    return leave;
  }, [queryKey]);

  useLiveNews((news) => {
    if (news.type === "live.reset") void client.invalidateQueries({ queryKey });
    if (!("cursor" in news) || news.caseId === null || !list.data) return;
    touched.current.add(news.caseId);
    // Nothing is lost when a call fails: the next event, or scrolling, brings the same rows again.
    timer.current ??= window.setTimeout(() => void catchUp().catch(() => {}), CALM_MS * (0.3 + 0.7 * Math.random()));
  });

  /** Shows at once what became of cases that this page itself has changed. */
  const refresh = (changed: readonly number[]) => {
    for (const id of changed) touched.current.add(id);
    window.clearTimeout(timer.current);
    void catchUp().catch(() => {});
  };

  const showNew = async () => {
    setFresh([]);
    const first = await api.get("/api/v1/cases", { query: { query, sort, limit: LIST_PAGE } });
    client.setQueryData<Pages>(queryKey, { pages: [first], pageParams: [null] });
  };

  return { ...list, rows, newCount: fresh.length, showNew, refresh };
}

/** A case that moved between two pages while they were fetched is shown once. */
function dedupe(data: InfiniteData<Page<CaseRow>, unknown> | undefined): CaseRow[] {
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function withRows(pages: Pages, rows: CaseRow[]): Pages {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map((row) => byId.get(row.id) ?? row) })),
  };
}
