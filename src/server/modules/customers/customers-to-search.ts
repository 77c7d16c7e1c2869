import type { Ctx } from "../../kernel/ctx.ts";
import { type CustomerToSearch, findCustomersToSearch } from "./store/to-search.ts";

export type { CustomerToSearch } from "./store/to-search.ts";

/** What can be found of persons, by id; who was merged into another is found as that one. */
export async function customersToSearch(ctx: Ctx, ids: readonly number[]): Promise<Map<number, CustomerToSearch>> {
  const rows = ids.length === 0 ? [] : await findCustomersToSearch(ctx.db, ids);
  return new Map(rows.map((row) => [row.id, row]));
}
