import { type ChannelError, channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { AccountFacts } from "../channel-accounts/accounts-for.ts";
import { messageFailed, messageSent } from "../events.ts";
import { mergeHealth } from "../store/accounts.ts";
import { countAttempts, insertAttempt } from "../store/attempts.ts";
import { lockOutgoing, type OutgoingRow, setDelivery } from "../store/outgoing.ts";
import { takeReports } from "../store/parts.ts";
import { applyReport } from "./apply-report.ts";
import type { Schedule } from "./claim-message.ts";
import { failMessage } from "./fail-message.ts";
import { forgetHiddenWord } from "./hidden-word.ts";
import { loseMessage } from "./lose-message.ts";
import { markBounced } from "./mark-bounced.ts";
import { afterInterruption, nextAttempt } from "./policy.ts";

/** What came of handing a message to its provider. */
export type SendOutcome =
  | { kind: "sent"; detail: string | null; refused: readonly string[] }
  | {
      kind: ChannelError["reason"];
      detail: string;
      retryAfterMs?: number | null;
      /** nobody knows whether the provider took it */
      maybeTaken?: boolean;
    };

/** Writes down what came of an attempt, and what happens next. */
export async function recordOutcome(
  ctx: Ctx,
  claimed: OutgoingRow,
  account: AccountFacts,
  outcome: SendOutcome,
  schedule: Schedule,
): Promise<void> {
  await ctx.tx(async (tx) => {
    const row = await lockOutgoing(tx.db, claimed.id);
    if (!row) return;
    await insertAttempt(tx.db, {
      messageId: row.id,
      at: tx.now(),
      outcome: outcome.kind,
      detail: outcome.detail,
      ...(outcome.kind === "sent" && outcome.refused.length > 0 && { data: { refused: outcome.refused } }),
    });
    // A receipt may have overtaken us: what is delivered or bounced does not become merely sent again.
    if (row.deliveryState === "sending") {
      if (outcome.kind === "sent") await markSent(tx, row, outcome.refused);
      else if (outcome.maybeTaken && afterInterruption(channelOf(account.channel).capabilities) === "person") {
        await failMessage(tx, row, "interrupted");
      } else await markFailed(tx, row, outcome, schedule);
    }
    await noteHealth(tx, account, outcome);
    if (outcome.kind === "sent") {
      const { id: accountId } = account;
      for (const report of await takeReports(tx.db, accountId, row.id)) await applyReport(tx, report, { accountId });
    }
  });
}

async function markSent(tx: Ctx, row: OutgoingRow, refused: readonly string[]): Promise<void> {
  const { count } = await countAttempts(tx.db, row.id);
  await setDelivery(tx.db, row.id, { state: "sent", error: null, sendAt: null, sentAt: tx.now() });
  if (row.kind === "code") await forgetHiddenWord(tx, row.id);
  tx.emit(
    messageSent,
    { messageId: row.id, kind: row.kind, attempts: count + 1 },
    { caseId: row.caseId, customerId: row.customerId },
  );
  // The others have it, so it is not sent again; but whoever was refused does not know, and a person must.
  if (refused.length > 0)
    await markBounced(tx, { ...row, deliveryState: "sent" }, { recipients: refused, detail: null });
}

async function markFailed(
  tx: Ctx,
  row: OutgoingRow,
  outcome: Exclude<SendOutcome, { kind: "sent" }>,
  schedule: Schedule,
): Promise<void> {
  const mayPass = outcome.kind === "retry" || outcome.kind === "auth";
  const { count, firstAt } = await countAttempts(tx.db, row.id);
  const next = mayPass ? nextAttempt(count, firstAt ?? tx.now(), tx.now(), outcome.retryAfterMs ?? 0) : null;
  await setDelivery(tx.db, row.id, { state: next ? "queued" : "failed", error: outcome.detail, sendAt: next });
  if (next) schedule(tx, row, next);
  tx.emit(
    messageFailed,
    {
      messageId: row.id,
      kind: row.kind,
      authorId: row.authorId,
      error: outcome.detail,
      final: next === null,
      nextAttemptAt: next?.toISOString() ?? null,
    },
    { caseId: row.caseId, customerId: row.customerId },
  );
  if (next === null) await loseMessage(tx, row, { reason: "failed", detail: outcome.detail });
}

/** A server that refuses one message is well; one that cannot be reached or does not let us in is not. */
async function noteHealth(tx: Ctx, account: AccountFacts, outcome: SendOutcome): Promise<void> {
  const now = tx.now().toISOString();
  if (outcome.kind === "sent") await mergeHealth(tx.db, account.id, { lastSentAt: now, lastSendError: null });
  else if (outcome.kind === "auth" || outcome.kind === "retry") {
    await mergeHealth(tx.db, account.id, { lastSendError: outcome.detail, lastSendErrorAt: now });
  }
}
