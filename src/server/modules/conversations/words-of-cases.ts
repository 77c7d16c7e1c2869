import type { Ctx } from "../../kernel/ctx.ts";
import { customersWords, type SaidInCase } from "./store/customers-words.ts";

export type { SaidInCase } from "./store/customers-words.ts";

/** What the customer of each of these cases said in the beginning and last, oldest first: at most a handful of messages. */
export async function wordsOfCases(ctx: Ctx, caseIds: readonly number[]): Promise<Map<number, SaidInCase[]>> {
  const rows = caseIds.length === 0 ? [] : await customersWords(ctx.db, caseIds);
  return Map.groupBy(rows, (row) => row.caseId);
}
