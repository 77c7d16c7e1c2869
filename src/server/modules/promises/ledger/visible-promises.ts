import { type RawBuilder, sql } from "kysely";
import { type Actor, can } from "../../../kernel/ctx.ts";

/**
 * Who sees a promise: whoever sees its case. Owner and team of a promise are those of its case (`reassignPromises`), so
 * that the rule needs no look at the case; it is the one of `cases/can-see.ts`.
 */
export function canSeePromise(actor: Actor, promise: { ownerId: number | null; teamId: number | null }): boolean {
  if (can(actor, "cases:read-all")) return true;
  if (!can(actor, "cases:read")) return false;
  if (actor.kind === "staff" && promise.ownerId === actor.id) return true;
  return promise.teamId !== null && actor.teamIds.includes(promise.teamId);
}

/** The same rule as a condition on rows of `promises`. */
export function visiblePromises(actor: Actor): RawBuilder<boolean> {
  if (can(actor, "cases:read-all")) return sql<boolean>`true`;
  if (!can(actor, "cases:read")) return sql<boolean>`false`;
  const staffId = actor.kind === "staff" ? actor.id : null;
  return sql<boolean>`(team_id = any(${[...actor.teamIds]}::bigint[]) or owner_id = ${staffId}::bigint)`;
}
