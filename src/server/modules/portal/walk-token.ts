import type { Locale } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { isSigned, sign } from "../../kernel/seal.ts";
import { findIncoming, type StoredFile } from "../conversations/index.ts";
import { attachRun, currentTurn, filesOfRun } from "../flows/index.ts";

const PURPOSE = "guide-walk";

/** The token of a walk through a guide: whoever has it may go on with it, and it tells nothing else. */
export function signWalkToken(ctx: Ctx, runId: number): string {
  return `${runId.toString(36)}.${sign(ctx.config.secret, PURPOSE, String(runId))}`;
}

/** The walk of a token; null for one that we did not make. */
export function readWalkToken(ctx: Ctx, token: string | undefined): number | null {
  const [id, proof, ...rest] = (token ?? "").split(".");
  if (!id || !proof || rest.length > 0 || !/^[1-9a-z][0-9a-z]{0,10}$/.test(id)) return null;
  const runId = Number.parseInt(id, 36);
  return Number.isSafeInteger(runId) && isSigned(ctx.config.secret, PURPOSE, String(runId), proof) ? runId : null;
}

/** A walk whose answers go with a form, by its name; null for none. */
export async function walkNamed(own: Ctx, token: string | undefined, locale: Locale) {
  const runId = readWalkToken(own, token);
  const turn = runId === null ? null : await currentTurn(own, runId, locale).catch(() => null);
  return turn && { token: token!, name: turn.name };
}

/** The photos that somebody answered with. */
export async function photosOfWalk(own: Ctx, token: string | undefined): Promise<StoredFile[]> {
  const runId = readWalkToken(own, token);
  const files = runId === null ? [] : await filesOfRun(own, runId);
  return files.map((file) => ({ ...file, inline: false, contentId: null }));
}

/** Puts a walk into the case that its form became. */
export async function attachWalk(own: Ctx, token: string | undefined, messageId: number): Promise<void> {
  const runId = readWalkToken(own, token);
  if (runId === null) return;
  const message = await findIncoming(own, messageId);
  if (message?.caseId) await attachRun(own, { runId, caseId: message.caseId });
}
