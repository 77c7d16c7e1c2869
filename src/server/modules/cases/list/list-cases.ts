import { parseCaseQuery } from "../../../../shared/case-query/index.ts";
import type { CaseRow, CaseSort } from "../../../../shared/contract/cases.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { queryWrong } from "../errors.ts";
import { presentRows } from "../surroundings.ts";
import { type CompiledQuery, compileQuery } from "./compile-query.ts";
import { formatPlace, parsePlace } from "./cursor.ts";
import { readPage } from "./read-page.ts";
import { findWords, resolveNames } from "./resolve-names.ts";

/**
 * One page of the cases that fit a query and that the actor may see. A page may hold fewer than `limit`, or none, and
 * still have a `next`: few of many fit, and the list goes on there.
 *
 * @throws cases.query_wrong, cases.cursor_wrong
 */
export async function listCases(
  ctx: Ctx,
  input: { query: string; sort: CaseSort; cursor?: string; limit: number },
): Promise<{ items: CaseRow[]; next: string | null }> {
  const place = parsePlace(input.cursor);
  const { rows, next } = await readPage(ctx.db, await compileFor(ctx, input.query), { ...input, place });
  return { items: await presentRows(ctx, rows), next: next && formatPlace(next) };
}

/** Reads a query's text for the actor of ctx. @throws cases.query_wrong */
export async function compileFor(ctx: Ctx, text: string): Promise<CompiledQuery> {
  const { query, problems } = parseCaseQuery(text);
  const [problem] = problems;
  if (problem) throw queryWrong({ at: problem.at + 1, problem: problem.code, ...problem.params });
  const [names, found] = await Promise.all([resolveNames(ctx, query), findWords(ctx, query)]);
  return compileQuery(query, { actor: ctx.actor, now: ctx.now(), names, found });
}
