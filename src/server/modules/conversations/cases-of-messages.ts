import type { Ctx } from "../../kernel/ctx.ts";
import { casesOfMessageIds } from "./store/incoming.ts";

/** In which case each of these messages is now. */
export async function casesOfMessages(ctx: Ctx, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = ids.length === 0 ? [] : await casesOfMessageIds(ctx.db, ids);
  return new Map(rows.map((row) => [row.id, row.caseId]));
}
