import type { Ctx } from "../../kernel/ctx.ts";
import { findTextsToSearch, type MessageToSearch } from "./store/to-search.ts";

export type { MessageToSearch } from "./store/to-search.ts";

/** What can be found of messages, by id: their own words without what they quote, and the names of their files. */
export async function messagesToSearch(ctx: Ctx, ids: readonly number[]): Promise<Map<number, MessageToSearch>> {
  const rows = ids.length === 0 ? [] : await findTextsToSearch(ctx.db, ids);
  return new Map(rows.map((row) => [row.id, row]));
}
