import { type RawBuilder, sql } from "kysely";
import { caseCategories } from "../../../shared/case-categories.ts";
import type { Actor } from "../../kernel/ctx.ts";
import { sightOf } from "./can-see.ts";

/**
 * A query for the ids of the newest cases of somebody who sees their own and their teams' alone; null for whoever sees all,
 * to whom the newest of all are theirs. It reads no more than so many of each owner, team, category and priority, out of
 * indexes alone.
 */
export function newestInSight(actor: Actor, limit: number): RawBuilder<{ id: number }> | null {
  const { reach, teamIds, staffId } = sightOf(actor);
  if (reach !== "own") return null;
  const newestBy = (column: "team_id" | "owner_id", ids: readonly number[]) => sql`
    select c.id, c.updated_at
    from unnest(${[...ids]}::bigint[]) l(id)
    cross join unnest(${[...caseCategories]}::text[]) k(category)
    cross join generate_series(1, 4) p(priority)
    cross join lateral (
      select c.id, c.updated_at from cases c
      where c.merged_into is null and c.${sql.ref(column)} = l.id and c.category = k.category and c.priority = p.priority
      order by c.updated_at desc limit ${limit}
    ) c`;
  return sql`
    select id from (${newestBy("owner_id", staffId === null ? [] : [staffId])} union ${newestBy("team_id", teamIds)}) c
    order by updated_at desc limit ${limit}`;
}
