import { channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { noteBounces } from "../../customers/index.ts";
import { messageBounced } from "../events.ts";
import { type OutgoingRow, setDelivery } from "../store/outgoing.ts";
import { loseMessage, reachedNobody } from "./lose-message.ts";

/**
 * Notes that some recipients did not get a message, on it and on their handles, and puts it before a person. The
 * attempt or report that says so is on record already.
 * @param bounce `recipients`: empty when nobody knows which
 */
export async function markBounced(
  tx: Ctx,
  row: OutgoingRow,
  bounce: { recipients: readonly string[]; detail: string | null },
): Promise<void> {
  const everybody = Object.values(row.recipients).flat();
  const named = bounce.recipients.length > 0;
  const recipients = named ? [...bounce.recipients] : everybody.map(({ address }) => address);
  // Only the address that is known to have failed is marked: one bad copy says nothing about the others.
  // A number that one channel does not reach may well be reached by another.
  const isMail = channelOf(row.channel).handleKind === "mail";
  if (isMail && (named || recipients.length === 1))
    await noteBounces(tx, { addresses: recipients, reason: bounce.detail });
  if (row.deliveryState === "cancelled") return;
  const error = [recipients.join(", "), bounce.detail].filter(Boolean).join(": ");
  if (await reachedNobody(tx, row)) await loseMessage(tx, row, { reason: "bounced", detail: error });
  if (row.deliveryState === "bounced") return;
  await setDelivery(tx.db, row.id, { state: "bounced", error, sendAt: null });
  tx.emit(
    messageBounced,
    { messageId: row.id, kind: row.kind, authorId: row.authorId, recipients, detail: bounce.detail },
    { caseId: row.caseId, customerId: row.customerId },
  );
}
