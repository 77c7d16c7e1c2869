import { randomBytes, randomInt } from "node:crypto";
import type { Ctx } from "../../kernel/ctx.ts";
import { isSigned, sign } from "../../kernel/seal.ts";

/** Six digits for the customer, and what is stored of them. */
export function newCode(ctx: Ctx): { code: string; hash: string } {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  return { code, hash: hashOfCode(ctx, code) };
}

/** Keyed: who reads the database cannot try the million codes. */
export function hashOfCode(ctx: Ctx, code: string): string {
  return sign(ctx.config.secret, "cobrowse-code", code);
}

/** What the consenting browser proves itself by, and what is stored of it. */
export function newKey(ctx: Ctx): { key: string; hash: string } {
  const key = randomBytes(24).toString("base64url");
  return { key, hash: sign(ctx.config.secret, "cobrowse-key", key) };
}

export function isKey(ctx: Ctx, key: string | null, hash: string | null): boolean {
  return key !== null && hash !== null && isSigned(ctx.config.secret, "cobrowse-key", key, hash);
}
