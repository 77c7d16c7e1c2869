import type { Ctx } from "../../kernel/ctx.ts";
import { isSigned, sign } from "../../kernel/seal.ts";

const PURPOSE = "claim-page";

/** The address of the partner's page of a claim: it lets in whoever has it, so it only goes to the partner. */
export function claimPageUrl(ctx: Ctx, claimId: number): string {
  return `${ctx.config.url}/p/${claimId.toString(36)}.${sign(ctx.config.secret, PURPOSE, String(claimId))}`;
}

/** The claim that a token opens; null for one that we did not make. */
export function readClaimToken(ctx: Ctx, token: string): number | null {
  const [id, proof, ...rest] = token.split(".");
  if (!id || !proof || rest.length > 0 || !/^[1-9a-z][0-9a-z]{0,10}$/.test(id)) return null;
  const claimId = Number.parseInt(id, 36);
  return Number.isSafeInteger(claimId) && isSigned(ctx.config.secret, PURPOSE, String(claimId), proof) ? claimId : null;
}
