import type { Ctx } from "../../kernel/ctx.ts";
import { namesOf } from "./store/customers.ts";

export type CustomerRef = { id: number; name: string };

/** Persons as they are named in passing: by name, or by their first handle as they wrote it. */
export async function customerRefs(ctx: Ctx, ids: readonly number[]): Promise<Map<number, CustomerRef>> {
  const rows = ids.length === 0 ? [] : await namesOf(ctx.db, [...new Set(ids)]);
  return new Map(rows.map(({ id, name }) => [id, { id, name: name ?? `#${id}` }]));
}
