import type { Ctx } from "../../../kernel/ctx.ts";
import { isSigned } from "../../../kernel/seal.ts";
import { proveHandle } from "../../customers/index.ts";
import { type CodeRow, countTry, endCode } from "../store/codes.ts";
import { PURPOSE } from "./issue-code.ts";
import { MAX_TRIES } from "./policy.ts";

/** What came of a try: the code it was, or how often one may still try. */
export type Tried = { ok: true; code: CodeRow } | { ok: false; left: number };

/**
 * Tries a code, which counts whatever comes of it; one that is right is used up, and proves that the address is its
 * person's. Never called in a transaction that may be undone: the try would not have counted.
 */
export async function tryCode(ctx: Ctx, id: string, word: string, how: string): Promise<Tried> {
  const code = await countTry(ctx.db, id, { now: ctx.now(), most: MAX_TRIES });
  if (!code) return { ok: false, left: 0 };
  const isRight = isSigned(ctx.config.secret, PURPOSE, `${id}:${word}`, code.codeProof ?? "");
  const left = MAX_TRIES - code.tries;
  if (!isRight) {
    if (left === 0) await endCode(ctx.db, id, ctx.now());
    return { ok: false, left };
  }
  if (!(await endCode(ctx.db, id, ctx.now()))) return { ok: false, left: 0 };
  const { handleKind: kind, handleAddress: address, channel, caseId, sentAt } = code;
  const evidence = { by: "code", how, channel, caseId, sentAt, at: ctx.now() };
  await proveHandle(ctx, { kind, address }, evidence);
  return { ok: true, code };
}
