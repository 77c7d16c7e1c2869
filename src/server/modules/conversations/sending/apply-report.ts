import type { DeliveryReport } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { noteArrivals } from "../../customers/index.ts";
import { messageDelivered } from "../events.ts";
import { insertAttempt } from "../store/attempts.ts";
import { lockOutgoing, type OutgoingRow, setDelivery } from "../store/outgoing.ts";
import { findByProviderId, keepReport, lockProviderId } from "../store/parts.ts";
import { findReported, findSentUpTo } from "../store/reports.ts";
import { markBounced } from "./mark-bounced.ts";

/** A message of ours that a report is about. */
export type ReportedMessage = { messageId: number; caseId: number; conversationId: number | null; customerId: number };

/**
 * Writes down how an earlier message of ours fared: by its id, or, where a bounce does not tell it, the newest one that
 * went to the same address on the same account within five days. What a channel names by an id of its own may be reported
 * before the answer with that id has come, or while other parts of the message are still on their way: it is kept until
 * the message is sent.
 *
 * @param accountId the account that the report came in on, to guess by recipient; without it only the id counts
 * @returns the message, null when it is none of ours
 */
export async function applyReport(
  ctx: Ctx,
  report: DeliveryReport,
  { accountId }: { accountId: number | null } = { accountId: null },
): Promise<ReportedMessage | null> {
  const { upTo } = report;
  if (upTo) return accountId === null ? null : applyUpTo(ctx, { ...report, upTo }, accountId);
  return ctx.tx(async (tx) => {
    const id = await messageOf(tx, report, accountId);
    const row = id === null ? undefined : await lockOutgoing(tx.db, id);
    if (!row) return null;
    const about = {
      messageId: row.id,
      caseId: row.caseId,
      conversationId: row.conversationId,
      customerId: row.customerId,
    };
    if (row.deliveryState === "sending" && report.providerId && accountId !== null) {
      await keepReport(tx.db, accountId, report, tx.now());
      return about;
    }
    const { outcome, detail } = report;
    const recipients = outcome === "bounced" ? unreachedBy(report, row) : report.recipients;
    await insertAttempt(tx.db, {
      messageId: row.id,
      at: tx.now(),
      outcome,
      detail,
      data: { recipients },
    });
    if (outcome === "bounced") await markBounced(tx, row, { recipients, detail });
    else if (outcome !== "delayed") await markDelivered(tx, row, outcome);
    return about;
  });
}

/**
 * Whom a bounce says that its message did not reach; empty for everybody. What went to one alone, and came back from an
 * address that is not theirs, came back from somewhere on its way to them: a provider that carries it, a mailbox that it was
 * forwarded to.
 */
function unreachedBy({ recipients }: DeliveryReport, row: OutgoingRow): readonly string[] {
  const { to, cc, bcc } = row.recipients;
  const everybody = [...to, ...cc, ...bcc].map(({ address }) => address.toLowerCase());
  const isTheirs = recipients.some((address) => everybody.includes(address.toLowerCase()));
  return everybody.length === 1 && !isTheirs ? [] : recipients;
}

/** A receipt for everything until a moment. @returns the newest message that it was news for */
async function applyUpTo(
  ctx: Ctx,
  report: DeliveryReport & { upTo: Date },
  accountId: number,
): Promise<ReportedMessage | null> {
  const { outcome, recipients, upTo } = report;
  if (outcome !== "delivered" && outcome !== "read") return null;
  return ctx.tx(async (tx) => {
    let newest: ReportedMessage | null = null;
    for (const id of await findSentUpTo(tx.db, { accountId, recipients, upTo, outcome })) {
      const row = await lockOutgoing(tx.db, id);
      if (!row) continue;
      const data = { recipients };
      await insertAttempt(tx.db, { messageId: id, at: tx.now(), outcome, detail: report.detail, data });
      await markDelivered(tx, row, outcome);
      newest = { messageId: id, caseId: row.caseId, conversationId: row.conversationId, customerId: row.customerId };
    }
    return newest;
  });
}

async function messageOf(tx: Ctx, report: DeliveryReport, accountId: number | null): Promise<number | null> {
  if (!report.providerId) return findReported(tx.db, { ...report, accountId, now: tx.now() });
  if (accountId === null) return null;
  await lockProviderId(tx.db, accountId, report.providerId);
  const known = await findByProviderId(tx.db, accountId, report.providerId);
  if (known === null) await keepReport(tx.db, accountId, report, tx.now());
  return known;
}

/** Receipts come in any order; a later state never becomes an earlier one. */
async function markDelivered(tx: Ctx, row: OutgoingRow, state: "delivered" | "read"): Promise<void> {
  const before = state === "delivered" ? ["sending", "sent"] : ["sending", "sent", "delivered"];
  if (!before.includes(row.deliveryState)) return;
  await setDelivery(tx.db, row.id, { state, error: null, sendAt: null });
  // One of several may have it and the others not: which one is not told.
  const { to, cc, bcc } = row.recipients;
  const everybody = [...to, ...cc, ...bcc];
  if (everybody.length === 1) await noteArrivals(tx, [everybody[0]!.address]);
  tx.emit(
    messageDelivered,
    { messageId: row.id, kind: row.kind, state },
    { caseId: row.caseId, customerId: row.customerId },
  );
}
