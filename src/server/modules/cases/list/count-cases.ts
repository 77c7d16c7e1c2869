import type { CaseSort } from "../../../../shared/contract/cases.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Known } from "./compile-query.ts";
import { compileFor } from "./list-cases.ts";
import { readPage } from "./read-page.ts";

/** Counting stops here, which pages show as "99+". */
export const COUNT_LIMIT = 100;

/** How many cases of a query the actor may see, as far as one page reaches and at most 100. @throws cases.query_wrong */
export async function countCases(ctx: Ctx, text: string): Promise<number> {
  const query = await compileFor(ctx, text);
  const place = { segment: 0, position: null };
  const { rows } = await readPage(ctx.db, query, { sort: quickestSort(query.known), place, limit: COUNT_LIMIT });
  return rows.length;
}

/** Any order counts alike: the one whose index holds little but what is counted. */
function quickestSort({ promise, awaiting }: Known): CaseSort {
  if (promise === "due" || promise === "broken") return "due";
  return awaiting ? "awaiting" : "updated";
}
