import { sql } from "kysely";
import { parseCaseQuery } from "../../../../shared/case-query/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { visibleRows } from "../can-see.ts";
import type { CaseFacts } from "../store/case-facts.ts";
import { compileQuery } from "./compile-query.ts";
import { findWords, resolveNames } from "./resolve-names.ts";

/** A case, and of each query whether it fits. */
export type Fitting = { row: CaseFacts; fits: readonly boolean[] };

/** Which cases: these, or so many after one, in the order of their ids. */
type Which = { ids: readonly number[] } | { after: number; limit: number };

/**
 * Asks of each of some cases whether it fits each of some queries, in one statement. Cases that were merged away, letters
 * to executives and what the actor may not see are left out. Problems of a query's text are for whoever saves it: what
 * cannot be read asks nothing here.
 */
export async function casesFitting(ctx: Ctx, which: Which, queries: readonly string[]): Promise<Fitting[]> {
  if ("ids" in which && which.ids.length === 0) return [];
  const conditions = await Promise.all(queries.map((text) => conditionFor(ctx, text)));
  const found =
    "ids" in which
      ? sql<boolean>`c.id = any(${[...which.ids]}::bigint[])`
      : sql<boolean>`c.id > ${which.after}::bigint and c.category <> 'closed'`;
  const { rows } = await sql<CaseFacts & { fits: boolean[] }>`
    select c.*, array[${conditions.length > 0 ? sql.join(conditions) : sql``}]::boolean[] as fits
    from cases c
    where ${found} and c.merged_into is null and c.kind <> 'executive' and ${visibleRows(ctx.actor)}
    order by c.id ${"limit" in which ? sql`limit ${which.limit}` : sql``}
  `.execute(ctx.db);
  return rows.map(({ fits, ...row }) => ({ row: row as CaseFacts, fits }));
}

async function conditionFor(ctx: Ctx, text: string) {
  const { query } = parseCaseQuery(text);
  if (query.terms.length === 0) return sql<boolean>`true`;
  const [names, found] = await Promise.all([resolveNames(ctx, query), findWords(ctx, query)]);
  const { all } = compileQuery(query, { actor: ctx.actor, now: ctx.now(), names, found });
  return sql<boolean>`coalesce(${sql.join([...all], sql` and `)}, false)`;
}
