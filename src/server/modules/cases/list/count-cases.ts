import type { Ctx } from "../../../kernel/ctx.ts";
import { compileFor } from "./list-cases.ts";
import { readPage } from "./read-page.ts";

/** Counting stops here, which pages show as "99+". */
export const COUNT_LIMIT = 100;

/** How many cases of a query the actor may see, as far as one page reaches and at most 100. @throws cases.query_wrong */
export async function countCases(ctx: Ctx, query: string): Promise<number> {
  const page = { sort: "updated" as const, place: { segment: 0, position: null }, limit: COUNT_LIMIT };
  const { rows } = await readPage(ctx.db, await compileFor(ctx, query), page);
  return rows.length;
}
