import type { Ctx } from "../../kernel/ctx.ts";
import { activeAmong, teamsInUse } from "../accounts/index.ts";
import { canSee } from "./can-see.ts";
import { caseMerged, caseNotFound, ownerUnfit, teamUnknown } from "./errors.ts";
import type { Gift } from "./give-case.ts";
import { giveOrOffer } from "./offers/give-or-offer.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { lockCases } from "./store/read.ts";

/** Whom to give a case to, and why. */
export type Assignment = Gift & { caseId: number };

/**
 * Gives a case to an owner, a team, or both; null takes away. A person who must agree is offered it.
 *
 * @returns the case as it is now
 * @throws cases.not_found, cases.already_merged, cases.owner_unfit, cases.team_unknown
 */
export async function assignCase(ctx: Ctx, { caseId, ...gift }: Assignment): Promise<CaseFacts> {
  return ctx.tx(async (tx) => {
    await checkFit(tx, gift);
    const row = await lockCase(tx, caseId);
    return giveOrOffer(tx, row, gift);
  });
}

/**
 * Locks one case for a change by the actor.
 * @throws cases.not_found, cases.already_merged
 */
export async function lockCase(tx: Ctx, id: number): Promise<CaseFacts> {
  const [row] = await lockCases(tx.db, [id]);
  if (!row || !canSee(tx.actor, row)) throw caseNotFound({ id });
  if (row.mergedInto) throw caseMerged({ id, target: row.mergedInto });
  return row;
}

/** Checks that the owner may own and the team is one that still works: in an archived one nobody would find the case. */
export async function checkFit(ctx: Ctx, { ownerId, teamId }: Pick<Gift, "ownerId" | "teamId">): Promise<void> {
  if (ownerId && !(await activeAmong(ctx, [ownerId])).has(ownerId)) throw ownerUnfit({ id: ownerId });
  if (teamId && !(await teamsInUse(ctx, [teamId])).has(teamId)) throw teamUnknown({ id: teamId });
}
