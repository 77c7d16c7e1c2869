import type { Ctx } from "../../kernel/ctx.ts";
import { reassignPromises } from "../promises/index.ts";
import { type AssignReason, caseAssigned } from "./events.ts";
import { withdrawOffer } from "./offers/settle-offer.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { writeAssignment } from "./store/write.ts";

/** Whom a case is given to; what is left out stays. */
export type Gift = {
  ownerId?: number | null;
  teamId?: number | null;
  reason: AssignReason;
  details?: Record<string, unknown>;
};

/**
 * Gives a locked case to an owner or team and says why. Everything that changes an owner goes through here, with the
 * row locked by the caller: that is what makes the owner exactly one. What was promised goes along.
 *
 * @returns the row as it is now
 */
export async function giveCase(ctx: Ctx, row: CaseFacts, gift: Gift): Promise<CaseFacts> {
  const ownerId = gift.ownerId === undefined ? row.ownerId : gift.ownerId;
  const teamId = gift.teamId === undefined ? row.teamId : gift.teamId;
  if (ownerId === row.ownerId && teamId === row.teamId) return row;
  if (ownerId !== row.ownerId) await withdrawOffer(ctx, row);
  const now = ctx.now();
  await writeAssignment(ctx.db, { id: row.id, ownerId, teamId }, now);
  await reassignPromises(ctx, { caseIds: [row.id], ownerId, teamId });
  ctx.emit(
    caseAssigned,
    {
      ownerId,
      teamId,
      fromOwnerId: row.ownerId,
      fromTeamId: row.teamId,
      reason: gift.reason,
      details: gift.details ?? {},
    },
    { caseId: row.id, customerId: row.customerId },
  );
  return { ...row, ownerId, teamId, updatedAt: now, version: row.version + 1 };
}
