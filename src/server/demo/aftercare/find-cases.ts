import type { CaseRow } from "../../../shared/contract/cases.ts";
import type { Stage } from "../stage.ts";

/** Cases whose subject has these words, the oldest first; of a demo that plays only some stories, perhaps none. */
export async function findCases(stage: Stage, words: RegExp, query = ""): Promise<CaseRow[]> {
  const reader = await stage.colleague("zhouqiming");
  const asked = new URLSearchParams({ view: "all", sort: "opened", limit: "200", query });
  const { items } = (await reader.call("GET", `/api/v1/cases?${asked}`)) as { items: CaseRow[] };
  return items.filter(({ subject }) => words.test(subject)).toSorted((a, b) => a.id - b.id);
}
