import type { Ctx } from "../../kernel/ctx.ts";
import { isSigned, sign } from "../../kernel/seal.ts";

const PURPOSE = "set-up";
const TEXT = "first administrator";

/**
 * The code that makes whoever brings it the first administrator, so that it is not whoever reaches the port first. It
 * is drawn from the installation's secret: the same on every node and after every start, and kept nowhere.
 */
export function setupCode(ctx: Ctx): string {
  return sign(ctx.config.secret, PURPOSE, TEXT);
}

/** Checks a code in constant time. */
export function isSetupCode(ctx: Ctx, code: string): boolean {
  return isSigned(ctx.config.secret, PURPOSE, TEXT, code.trim());
}
