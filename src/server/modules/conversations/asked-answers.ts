import type { Ctx } from "../../kernel/ctx.ts";
import {
  type AskedCount,
  type AskedQuery,
  type AskedRow,
  countAskedRows,
  listAskedRows,
} from "./store/asked-answers.ts";

export type { AskedCount, AskedQuery, AskedRow } from "./store/asked-answers.ts";

/** How often each person in each team was asked for the next date, and what came of it. */
export function countAsked(ctx: Ctx, query: AskedQuery): Promise<AskedCount[]> {
  return countAskedRows(ctx.db, query);
}

/** The answers behind the figures with the beginning of their words, newest first. */
export function askedAnswers(
  ctx: Ctx,
  query: AskedQuery,
  page: { after: { at: Date; id: number } | null; limit: number },
): Promise<(AskedRow & { words: string })[]> {
  return listAskedRows(ctx.db, query, page);
}
