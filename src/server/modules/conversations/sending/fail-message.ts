import type { Ctx } from "../../../kernel/ctx.ts";
import { messageFailed } from "../events.ts";
import { type OutgoingRow, setDelivery } from "../store/outgoing.ts";
import { loseMessage } from "./lose-message.ts";

/** Gives a locked message up, for a reason that is shown by its code: it waits for a person, and its case is open again. */
export async function failMessage(
  tx: Ctx,
  row: OutgoingRow,
  error: "interrupted" | "session_closed" | "session_used_up" | "opted_out" | "code_expired",
): Promise<void> {
  await setDelivery(tx.db, row.id, { state: "failed", error, sendAt: null });
  const { id: messageId, kind, authorId } = row;
  tx.emit(
    messageFailed,
    { messageId, kind, authorId, error, final: true, nextAttemptAt: null },
    { caseId: row.caseId, customerId: row.customerId },
  );
  await loseMessage(tx, row, { reason: "failed", detail: error });
}
