import type { Ctx } from "../../kernel/ctx.ts";
import { isSigned, sign } from "../../kernel/seal.ts";

const PURPOSE = "case-page";

/** The token of the customer's own page for a case: `/c/<token>` lets in whoever has it, so it only goes to the customer. */
export function signCaseToken(ctx: Ctx, caseId: number): string {
  return `${caseId.toString(36)}.${sign(ctx.config.secret, PURPOSE, String(caseId))}`;
}

/** The case that a token opens; null for one that we did not make. */
export function readCaseToken(ctx: Ctx, token: string): number | null {
  const [id, proof, ...rest] = token.split(".");
  if (!id || !proof || rest.length > 0 || !/^[1-9a-z][0-9a-z]{0,10}$/.test(id)) return null;
  const caseId = Number.parseInt(id, 36);
  return Number.isSafeInteger(caseId) && isSigned(ctx.config.secret, PURPOSE, String(caseId), proof) ? caseId : null;
}

/** The address of that page. */
export function casePageUrl(ctx: Ctx, caseId: number): string {
  return `${ctx.config.url}/c/${signCaseToken(ctx, caseId)}`;
}
