import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { codeRefused, identityProven } from "../events.ts";
import { liveCodeOfCase } from "../store/codes.ts";
import { insertProof, type ProofRow } from "../store/proofs.ts";
import { tryCode } from "./try-code.ts";

/** How somebody came by the word that they try in a case. */
export type Given = {
  caseId: number;
  customerId: number;
  word: string;
  how: ProofRow["how"];
  messageId: number | null;
  conversationId: number | null;
};

/**
 * Tries a word against the code that waits in a case; with the right one it is proven who speaks there.
 * @returns null when no code waits
 */
export async function proveInCase(ctx: Ctx, given: Given): Promise<{ ok: boolean; left: number } | null> {
  const { caseId, customerId, how, messageId, conversationId } = given;
  const waiting = await liveCodeOfCase(ctx.db, caseId, ctx.now());
  if (!waiting) return null;
  const tried = await tryCode(ctx, waiting.id, given.word, how);
  const { handleKind, handleAddress, display, channel } = waiting;
  const details = { handle: `${handleKind}:${handleAddress}`, channel, how, ok: tried.ok };
  await ctx.tx(async (tx) => {
    await audit(tx, { action: "identity.code_tried", subject: { kind: "case", id: caseId }, details });
    if (!tried.ok) return tx.emit(codeRefused, { how, left: tried.left }, { caseId, customerId });
    const staffId = how === "told" && tx.actor.kind === "staff" ? tx.actor.id : null;
    const proof = { caseId, handleKind, handleAddress, display, channel, how, messageId, conversationId, staffId };
    await insertProof(tx.db, { ...proof, at: tx.now() });
    tx.emit(identityProven, { channel, how }, { caseId, customerId });
  });
  return { ok: tried.ok, left: tried.ok ? 0 : tried.left };
}
