import type { ClaimEvidence } from "../../../shared/contract/claims.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { type CaseFacts, getCurrentCase } from "../cases/index.ts";
import { messagesForCustomer } from "../conversations/index.ts";
import { claimClosed, evidenceUnfit } from "./errors.ts";
import { lockVisible } from "./find-claims.ts";
import { changeClaim } from "./store/claims.ts";
import { addStep } from "./store/steps.ts";

/** What a claim about a case may rest on: what the customer and we said to each other there, oldest first. */
export async function evidenceOf(ctx: Ctx, caseId: number): Promise<ClaimEvidence> {
  const messages = await messagesFor(ctx, await getCurrentCase(ctx, caseId));
  return {
    items: messages.map(({ id, at, from, text, attachments }) => ({
      ...{ id, at, isCustomers: from === "you", text: text.slice(0, 200) },
      files: attachments.map(({ name }) => name),
    })),
  };
}

/**
 * The messages that a new claim rests on: those that were chosen, else all until now. What is said later, or belongs to
 * another case, is none of the partner's business.
 * @throws claims.evidence_unfit
 */
export async function chosenEvidence(ctx: Ctx, about: CaseFacts, chosen?: readonly number[]): Promise<number[]> {
  const known = new Set((await messagesFor(ctx, about)).map(({ id }) => id));
  if (chosen?.some((id) => !known.has(id))) throw evidenceUnfit({ field: "messageIds" });
  return [...new Set(chosen ?? known)].sort((a, b) => a - b);
}

/** Chooses anew what an open claim rests on. @throws claims.not_found, claims.closed, claims.evidence_unfit */
export async function chooseEvidence(ctx: Ctx, id: number, messageIds: readonly number[]): Promise<void> {
  await ctx.tx(async (tx) => {
    const claim = await lockVisible(tx, id);
    if (claim.state === "closed") throw claimClosed();
    const chosen = await chosenEvidence(tx, await getCurrentCase(tx, claim.caseId), messageIds);
    if (chosen.join() === claim.messageIds?.join()) return;
    await changeClaim(tx.db, id, { messageIds: chosen });
    await addStep(tx, { claimId: id, kind: "evidence", words: String(chosen.length) });
  });
}

function messagesFor(ctx: Ctx, { id, customerId }: CaseFacts) {
  return messagesForCustomer(ctx, { caseId: id, customerId, customerName: "", ourName: "", fileUrl: () => null });
}
