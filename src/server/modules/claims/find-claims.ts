import type { Ctx } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { getCurrentCase } from "../cases/index.ts";
import { claimNotFound } from "./errors.ts";
import { type ClaimFacts, findClaim } from "./store/claims.ts";

/** A claim about a case that the actor may see, also after that was merged. @throws claims.not_found */
export async function getClaim(ctx: Ctx, id: number): Promise<ClaimFacts> {
  return checkSight(ctx, id, await findClaim(ctx.db, id));
}

/** The same, locked until the transaction ends. @throws claims.not_found */
export async function lockVisible(tx: Ctx, id: number): Promise<ClaimFacts> {
  return checkSight(tx, id, await findClaim(tx.db, id, true));
}

async function checkSight(ctx: Ctx, id: number, claim: ClaimFacts | undefined): Promise<ClaimFacts> {
  if (!claim) throw claimNotFound({ id });
  await getCurrentCase(ctx, claim.caseId).catch((error) => {
    throw isKnownError(error) ? claimNotFound({ id }) : error;
  });
  return claim;
}
