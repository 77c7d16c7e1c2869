import type { Ctx } from "../../kernel/ctx.ts";
import { find } from "./find.ts";

/** Cases in which words stand, in their subject or any message of theirs, newest first. */
export async function casesByWords(ctx: Ctx, words: string, limit: number): Promise<number[]> {
  const matches = await find(ctx, { query: words, kinds: ["case", "message"], limit });
  const newestFirst = matches.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return [...new Set(newestFirst.flatMap((match) => match.caseId ?? []))];
}
