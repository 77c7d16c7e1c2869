import type { Ctx } from "../../../kernel/ctx.ts";
import { isSigned, sign } from "../../../kernel/seal.ts";

const PURPOSE = "rating";

/** The address on which a customer rates how a case ended; it opens nothing else of the case. */
export function ratingUrl(ctx: Ctx, caseId: number): string {
  return `${ctx.config.url}/r/${ratingToken(ctx, caseId)}`;
}

export function ratingToken(ctx: Ctx, caseId: number): string {
  return `${caseId.toString(36)}.${sign(ctx.config.secret, PURPOSE, String(caseId))}`;
}

/** The case that a token is for; null for one that we did not make. */
export function readRatingToken(ctx: Ctx, token: string): number | null {
  const [id, proof, ...rest] = token.split(".");
  if (!id || !proof || rest.length > 0 || !/^[1-9a-z][0-9a-z]{0,10}$/.test(id)) return null;
  const caseId = Number.parseInt(id, 36);
  return Number.isSafeInteger(caseId) && isSigned(ctx.config.secret, PURPOSE, String(caseId), proof) ? caseId : null;
}
