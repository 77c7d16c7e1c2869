import type { Ctx } from "../../../kernel/ctx.ts";
import { messageWritten } from "../events.ts";
import type { OutgoingRow } from "../store/outgoing.ts";

/** Tells that a message is on its way: the first time, and again when it is sent anew after it was lost. */
export function announceWritten(tx: Ctx, row: OutgoingRow): void {
  const { id: messageId, kind, authorId, automatic, thenCategory, createdAt, channel } = row;
  tx.emit(
    messageWritten,
    { messageId, kind, authorId, automatic, at: createdAt.toISOString(), thenCategory, channel },
    { caseId: row.caseId, customerId: row.customerId },
  );
}
