import type { Ctx } from "../../kernel/ctx.ts";
import { findCustomers } from "./store/customers.ts";

/** What tells persons apart beside their handles. */
export type Person = { name: string | null; blocked: boolean };

/** These persons, without records that were merged away. */
export async function personsOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, Person>> {
  const rows = await findCustomers(ctx.db, [...new Set(ids)]);
  const standing = rows.filter(({ mergedInto }) => mergedInto === null);
  return new Map(standing.map(({ id, name, blockedAt }) => [id, { name, blocked: blockedAt !== null }]));
}
