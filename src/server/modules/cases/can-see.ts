import { type RawBuilder, sql } from "kysely";
import { type Actor, can } from "../../kernel/ctx.ts";

/** What decides who sees a case. */
export type Visible = { teamId: number | null; ownerId: number | null; kind: string; addresseeId: number | null };

/**
 * Whose cases somebody sees: everybody's, everybody's but letters to executives that are not theirs, or those of these teams
 * and of this person.
 */
export type Sight = { reach: "all" | "ordinary" | "own"; teamIds: readonly number[]; staffId: number | null };

/** What the actor sees. An actor who may read no cases at all gets a sight that shows none. */
export function sightOf(actor: Actor): Sight {
  const own = { teamIds: actor.teamIds, staffId: actor.kind === "staff" ? actor.id : null };
  if (can(actor, "cases:read-all")) return { reach: can(actor, "cases:read-executive") ? "all" : "ordinary", ...own };
  if (!can(actor, "cases:read")) return { reach: "own", teamIds: [], staffId: null };
  return { reach: "own", ...own };
}

/**
 * True when the actor may see a case: all with `cases:read-all`, else their own and those of their teams. A letter to an
 * executive is for whoever it is given to, its team and the executive; for others only with `cases:read-executive`.
 */
export function canSee(actor: Actor, subject: Visible): boolean {
  const { reach, teamIds, staffId } = sightOf(actor);
  if (reach === "all" || (reach === "ordinary" && subject.kind !== "executive")) return true;
  if (subject.ownerId !== null && subject.ownerId === staffId) return true;
  if (reach === "ordinary" && subject.addresseeId !== null && subject.addresseeId === staffId) return true;
  return subject.teamId !== null && teamIds.includes(subject.teamId);
}

/** The same rule as a condition on rows of `cases` aliased `c`. */
export function visibleRows(actor: Actor): RawBuilder<boolean> {
  const { reach, teamIds, staffId } = sightOf(actor);
  if (reach === "all") return sql<boolean>`true`;
  const own = sql<boolean>`c.team_id = any(${[...teamIds]}::bigint[]) or c.owner_id = ${staffId}::bigint`;
  if (reach === "own") return sql<boolean>`(${own})`;
  return sql<boolean>`(c.kind <> 'executive' or ${own} or c.addressee_id = ${staffId}::bigint)`;
}

/** The same rule for rows that name a case without being one: `caseId` is their column. */
export function mayReadCase(actor: Actor, caseId: RawBuilder<unknown>): RawBuilder<boolean> {
  const { reach } = sightOf(actor);
  if (reach === "all") return sql<boolean>`true`;
  if (reach === "own")
    return sql<boolean>`exists (select from cases c where c.id = ${caseId} and ${visibleRows(actor)})`;
  // The few that are hidden have an index of their own: to look there costs less than to look every case up.
  return sql<boolean>`not exists (
    select from cases c where c.id = ${caseId} and c.kind = 'executive' and not coalesce(${visibleRows(actor)}, false))`;
}

/** The same for rows that stay with a case when that is merged: the case that stands for it now decides. */
export function mayReadCurrentCase(actor: Actor, caseId: RawBuilder<unknown>): RawBuilder<boolean> {
  if (sightOf(actor).reach === "all") return sql<boolean>`true`;
  const current = sql`(
    with recursive chain as (
      select m.id, m.merged_into from cases m where m.id = ${caseId}
      union all
      select n.id, n.merged_into from chain join cases n on n.id = chain.merged_into
    )
    select chain.id from chain where chain.merged_into is null)`;
  return mayReadCase(actor, current);
}
