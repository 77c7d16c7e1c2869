import type { Ctx } from "../../../kernel/ctx.ts";
import { handlesOf } from "../../customers/index.ts";
import { messageLost } from "../events.ts";
import { unreachedAddresses } from "../store/attempts.ts";
import { type OutgoingRow, setLost } from "../store/outgoing.ts";

/** Why a message that was on its way reached nobody. */
export type Loss = { reason: "failed" | "bounced" | "cancelled"; detail: string | null };

/** Notes of a locked message, once, that it reached none of those it was for. */
export async function loseMessage(tx: Ctx, row: OutgoingRow, { reason, detail }: Loss): Promise<void> {
  if (row.lostAt !== null) return;
  await setLost(tx.db, row.id, tx.now());
  const { id: messageId, kind, authorId, automatic, thenCategory } = row;
  tx.emit(
    messageLost,
    { messageId, kind, authorId, automatic, thenCategory, reason, detail },
    { caseId: row.caseId, customerId: row.customerId },
  );
}

/**
 * True when none of those whom a message is for got it, by all that came back so far: the customer at whichever of their
 * addresses it went to, else everybody it addresses. Somebody's copy answers no customer.
 */
export async function reachedNobody(tx: Ctx, row: OutgoingRow): Promise<boolean> {
  const unreached = await unreachedAddresses(tx.db, row.id);
  if (unreached === null) return true;
  const { to, cc, bcc } = row.recipients;
  const handles = (await handlesOf(tx, [row.customerId])).get(row.customerId) ?? [];
  const own = new Set(handles.map(({ address }) => address.toLowerCase()));
  const everybody = [...to, ...cc, ...bcc].map(({ address }) => address.toLowerCase());
  const customers = everybody.filter((address) => own.has(address));
  const meant = customers.length > 0 ? customers : to.map(({ address }) => address.toLowerCase());
  return meant.every((address) => unreached.has(address));
}
