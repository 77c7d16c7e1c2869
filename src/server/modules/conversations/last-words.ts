import type { Ctx } from "../../kernel/ctx.ts";
import { findIncoming, type IncomingFacts } from "./find-incoming.ts";
import { lastIncoming, lastWords } from "./store/last-words.ts";

/** When each side last said something in a case; null for never. What machines wrote is nobody's word. */
export type LastWords = { customer: Date | null; ours: Date | null };

/** The last words of both sides in each of these cases. A case in which nothing was said has both null. */
export async function lastWordsOf(ctx: Ctx, caseIds: readonly number[]): Promise<Map<number, LastWords>> {
  const rows = caseIds.length === 0 ? [] : await lastWords(ctx.db, caseIds);
  const said = new Map(rows.map(({ caseId, ...words }) => [caseId, words]));
  return new Map(caseIds.map((id) => [id, said.get(id) ?? { customer: null, ours: null }]));
}

/** The newest message that came in a case, whoever wrote it. */
export async function lastIncomingOf(ctx: Ctx, caseId: number): Promise<IncomingFacts | undefined> {
  const id = await lastIncoming(ctx.db, caseId);
  return id === null ? undefined : findIncoming(ctx, id);
}
