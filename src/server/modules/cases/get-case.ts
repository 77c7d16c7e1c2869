import type { Ctx } from "../../kernel/ctx.ts";
import { canSee } from "./can-see.ts";
import { caseNotFound } from "./errors.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { findCases } from "./store/read.ts";

export type { CaseFacts } from "./store/case-facts.ts";

/**
 * One case, for an actor who may see it.
 * @throws cases.not_found also when it exists and is not theirs to see, so that ids tell nothing
 */
export async function getCase(ctx: Ctx, id: number): Promise<CaseFacts> {
  const [found] = await findCases(ctx.db, [id]);
  if (!found || !canSee(ctx.actor, found)) throw caseNotFound({ id });
  return found;
}

/** The cases of these ids that the actor may see, by id. */
export async function getCases(ctx: Ctx, ids: readonly number[]): Promise<Map<number, CaseFacts>> {
  const found = await findCases(ctx.db, ids);
  return new Map(found.filter((row) => canSee(ctx.actor, row)).map((row) => [row.id, row]));
}
