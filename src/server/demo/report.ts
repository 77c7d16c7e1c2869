import type { PromiseState } from "../../shared/contract/promises.ts";
import type { Colleague } from "./colleague.ts";

/** What a filled desk holds. */
export type DemoReport = {
  staff: number;
  customers: number;
  /** merged ones left out */
  cases: number;
  categories: Record<string, number>;
  promises: Record<PromiseState, number>;
};

const states = ["open", "kept", "kept_late", "broken", "waived", "withdrawn"] as const;

/** Counts what is there, by the lists that everybody sees. */
export async function reportOn(reader: Colleague): Promise<DemoReport> {
  const cases = await all<{ status: { category: string } }>(reader, "/api/v1/cases?sort=-opened");
  const categories: Record<string, number> = {};
  for (const { status } of cases) categories[status.category] = (categories[status.category] ?? 0) + 1;
  const promises = {} as DemoReport["promises"];
  for (const state of states) {
    promises[state] = (await all(reader, `/api/v1/promises?whose=all&state=${state}`)).length;
  }
  return {
    staff: (await all(reader, "/api/v1/staff?active=true")).length,
    customers: (await all(reader, "/api/v1/customers?q=")).length,
    cases: cases.length,
    categories,
    promises,
  };
}

async function all<T>(reader: Colleague, path: string): Promise<T[]> {
  const items: T[] = [];
  for (let cursor = ""; ; ) {
    const page = await reader.call("GET", `${path}&limit=200${cursor}`);
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}
