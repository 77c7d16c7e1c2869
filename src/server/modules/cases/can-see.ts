import { type RawBuilder, sql } from "kysely";
import { type Actor, can } from "../../kernel/ctx.ts";

/** What decides who sees a case. */
export type Visible = { teamId: number | null; ownerId: number | null };

/** Whose cases somebody sees: everybody's, or those of these teams and of this person. */
export type Sight = "all" | { teamIds: readonly number[]; staffId: number | null };

/** What the actor sees. An actor who may read no cases at all gets a sight that shows none. */
export function sightOf(actor: Actor): Sight {
  if (can(actor, "cases:read-all")) return "all";
  if (!can(actor, "cases:read")) return { teamIds: [], staffId: null };
  return { teamIds: actor.teamIds, staffId: actor.kind === "staff" ? actor.id : null };
}

/** True when the actor may see a case: all with `cases:read-all`, else their own and those of their teams. */
export function canSee(actor: Actor, subject: Visible): boolean {
  const sight = sightOf(actor);
  if (sight === "all") return true;
  if (subject.ownerId !== null && subject.ownerId === sight.staffId) return true;
  return subject.teamId !== null && sight.teamIds.includes(subject.teamId);
}

/** The same rule as a condition on rows of `cases` aliased `c`. */
export function visibleRows(actor: Actor): RawBuilder<boolean> {
  const sight = sightOf(actor);
  if (sight === "all") return sql<boolean>`true`;
  return sql<boolean>`(c.team_id = any(${[...sight.teamIds]}::bigint[]) or c.owner_id = ${sight.staffId}::bigint)`;
}

/** The same rule for rows that name a case without being one: `caseId` is their column. */
export function mayReadCase(actor: Actor, caseId: RawBuilder<unknown>): RawBuilder<boolean> {
  if (sightOf(actor) === "all") return sql<boolean>`true`;
  return sql<boolean>`exists (select from cases c where c.id = ${caseId} and ${visibleRows(actor)})`;
}
