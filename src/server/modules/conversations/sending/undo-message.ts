import type { DraftBody } from "../../../../shared/contract/conversations.ts";
import type { TemplateChoice, UsedTemplate } from "../../../../shared/contract/templates.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { putBackIntoDraft } from "../drafts/sent-of-draft.ts";
import { messageNotFound, notYours, undoTooLate } from "../errors.ts";
import { messageUndone } from "../events.ts";
import { recipientsOf } from "../reading/present.ts";
import { visibleMessage } from "../reading/visible-message.ts";
import { dropAsked } from "../store/asked-answers.ts";
import { attachmentsOf } from "../store/attachments.ts";
import { lockOutgoing, type OutgoingRow, setDelivery } from "../store/outgoing.ts";
import { takeBackPromises } from "./promise-in-answer.ts";

/**
 * Takes a message back before it leaves. What was typed becomes its author's draft again, unless they have begun
 * another one, and is returned.
 *
 * @throws conversations.message_not_found, conversations.not_yours, conversations.undo_too_late
 */
export async function undoMessage(ctx: Ctx, id: number): Promise<{ draft: DraftBody }> {
  await visibleMessage(ctx, id);
  return ctx.tx(async (tx) => {
    const row = await lockOutgoing(tx.db, id);
    if (!row || row.undoneAt !== null) throw messageNotFound({ id });
    await checkAuthor(tx, row);
    if (row.deliveryState !== "scheduled") throw undoTooLate();
    await setDelivery(tx.db, id, { state: "cancelled", sendAt: null, undoneAt: tx.now() });
    await takeBackPromises(tx, id);
    await dropAsked(tx.db, id);
    const { caseId, authorId: staffId } = row;
    const typed = await draftOf(tx, row);
    const draft = staffId === null ? typed : await putBackIntoDraft(tx, { caseId, staffId }, typed);
    tx.emit(messageUndone, { messageId: id }, { caseId: row.caseId, customerId: row.customerId });
    return { draft };
  });
}

async function checkAuthor(tx: Ctx, row: OutgoingRow): Promise<void> {
  const mine = row.authorId === null ? tx.actor.kind === "api_key" && !row.automatic : isActor(tx, row.authorId);
  if (mine) return;
  const author = row.authorId === null ? undefined : (await staffRefs(tx, [row.authorId])).get(row.authorId);
  throw notYours({ author: author?.name ?? "" });
}

function isActor(tx: Ctx, staffId: number): boolean {
  return tx.actor.kind === "staff" && tx.actor.id === staffId;
}

function choiceOf({ id, language, values }: UsedTemplate): TemplateChoice {
  return { id, language, values };
}

async function draftOf(tx: Ctx, row: OutgoingRow): Promise<DraftBody> {
  const files = await attachmentsOf(tx.db, [row.id]);
  return {
    kind: "reply",
    text: row.template ? "" : row.text,
    ...(row.template && { template: choiceOf(row.template) }),
    ...recipientsOf(row.recipients),
    ...(row.subject !== null && { subject: row.subject }),
    attachments: files.map(({ sha256, name, type, size }) => ({ sha256, name, type, size })),
  };
}
