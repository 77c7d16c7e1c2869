import { timingSafeEqual } from "node:crypto";
import type { Ctx } from "../../kernel/ctx.ts";
import { sign } from "../../kernel/seal.ts";
import { currentCaseIds } from "../cases/index.ts";
import { anonymousIn } from "../conversations/index.ts";

const PURPOSE = "follow-code";
/** No letters that are taken for another when they are read aloud or written down. */
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LENGTH = 16;

/**
 * The code by which somebody whom nobody knows comes back to what they sent, as `ABCD-EFGH-…`: 80 bits, made of the message
 * and this desk's secret, so that it is stored nowhere.
 */
export function followCode(ctx: Ctx, messageId: number): string {
  const signed = sign(ctx.config.secret, PURPOSE, String(messageId));
  // A base64url letter is six bits, of which five choose one of ours.
  const letters = [...signed].map((letter) => LETTERS[BASE64URL.indexOf(letter) % LETTERS.length]);
  return letters.slice(0, LENGTH).join("").match(/.{4}/g)!.join("-");
}

/**
 * What a case's number and a code open: the message they belong to, and the case if it still is the one that it opened. One
 * that was made part of another is not shown: that one may hold what others said.
 *
 * @returns null for a code that is none
 */
export async function openByFollowCode(
  ctx: Ctx,
  typed: { number: string; code: string },
): Promise<{ messageId: number; caseId: number | null } | null> {
  const number = Number(typed.number.replace(/^[\s#]+|\s+$/g, ""));
  const code = typed.code.toUpperCase().replace(/[^0-9A-Z]/g, "");
  if (!Number.isSafeInteger(number) || number < 1 || code.length !== LENGTH) return null;
  const caseId = (await currentCaseIds(ctx, [number])).get(number);
  if (caseId === undefined) return null;
  const messageId = (await anonymousIn(ctx, caseId)).find((id) =>
    isSame(followCode(ctx, id).replaceAll("-", ""), code),
  );
  return messageId === undefined ? null : { messageId, caseId: caseId === number ? caseId : null };
}

function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
