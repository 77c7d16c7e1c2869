import type { MessageView } from "../../../../shared/contract/conversations.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { messageNotFound, notInOutbox } from "../errors.ts";
import { messageCancelled } from "../events.ts";
import { presentMessage } from "../reading/present-messages.ts";
import { visibleMessage } from "../reading/visible-message.ts";
import { insertAttempt } from "../store/attempts.ts";
import { lockOutgoing, type OutgoingRow, setDelivery } from "../store/outgoing.ts";
import { forgetParts } from "../store/parts.ts";
import { announceWritten } from "./announce-written.ts";
import { loseMessage } from "./lose-message.ts";
import { scheduleSending } from "./schedule-sending.ts";

/**
 * Tries a message of the outbox again, now, with all its patience given back. It keeps its Message-ID, so that whoever
 * got it already sees it once.
 * @throws conversations.message_not_found, conversations.not_in_outbox
 */
export async function retryMessage(ctx: Ctx, id: number): Promise<MessageView> {
  return change(ctx, id, ["queued", "failed", "bounced"], async (tx, row) => {
    await insertAttempt(tx.db, { messageId: id, at: tx.now(), outcome: "requeued", detail: tx.actor.name });
    // What came back has to go out from its beginning; what failed half-way goes on where it stopped.
    if (row.deliveryState === "bounced") await forgetParts(tx.db, id);
    await setDelivery(tx.db, id, { state: "queued", error: null, sendAt: tx.now(), lostAt: null });
    if (row.lostAt !== null) announceWritten(tx, row);
    scheduleSending(tx, row, tx.now());
    await audit(tx, { action: "conversations.message_retried", subject: { kind: "message", id } });
  });
}

/**
 * Takes a message out of the outbox for good. It stays in the case, marked as never sent.
 * @throws conversations.message_not_found, conversations.not_in_outbox
 */
export async function cancelMessage(ctx: Ctx, id: number): Promise<MessageView> {
  return change(ctx, id, ["scheduled", "queued", "failed"], async (tx, row) => {
    await insertAttempt(tx.db, { messageId: id, at: tx.now(), outcome: "cancelled", detail: tx.actor.name });
    await setDelivery(tx.db, id, { state: "cancelled", sendAt: null });
    await audit(tx, { action: "conversations.message_cancelled", subject: { kind: "message", id } });
    tx.emit(
      messageCancelled,
      { messageId: id, kind: row.kind, authorId: row.authorId },
      { caseId: row.caseId, customerId: row.customerId },
    );
    // What could still be undone had answered nothing yet.
    if (row.deliveryState !== "scheduled") await loseMessage(tx, row, { reason: "cancelled", detail: null });
  });
}

async function change(
  ctx: Ctx,
  id: number,
  from: readonly string[],
  act: (tx: Ctx, row: OutgoingRow) => Promise<void>,
): Promise<MessageView> {
  await visibleMessage(ctx, id);
  await ctx.tx(async (tx) => {
    const row = await lockOutgoing(tx.db, id);
    if (!row || row.undoneAt !== null) throw messageNotFound({ id });
    if (!from.includes(row.deliveryState)) throw notInOutbox({ state: row.deliveryState });
    await act(tx, row);
  });
  return presentMessage(ctx, id);
}
