import { channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { hasOptedOut } from "../../customers/index.ts";
import { caseFor } from "../case-access.ts";
import { type AccountFacts, accountsFor, getAccounts } from "../channel-accounts/accounts-for.ts";
import { attachmentsOf } from "../store/attachments.ts";
import { insertAttempt } from "../store/attempts.ts";
import { lockOutgoing, type OutgoingRow, setDelivery } from "../store/outgoing.ts";
import { partsOf } from "../store/parts.ts";
import { announceWritten } from "./announce-written.ts";
import { countParts } from "./check-fits.ts";
import { plainText } from "./compose-body.ts";
import { failMessage } from "./fail-message.ts";
import { hiddenWordOf } from "./hidden-word.ts";
import { afterInterruption, CLAIM_MS } from "./policy.ts";
import { sessionFault, sessionOf } from "./session.ts";

/** Why a message waits in the outbox; shown by its code. */
export type WaitingReason = "no_account" | "account_off" | "no_outgoing_server";

/** Has a message looked at again at a time, in the running transaction. */
export type Schedule = (
  tx: Ctx,
  message: { id: number; accountId: number | null; automatic: boolean },
  at: Date,
) => void;

export type Claimed = { row: OutgoingRow; account: AccountFacts };

/**
 * Takes a message whose time has come for sending, so that no other process does.
 *
 * The first time, this is the moment its undo time is over, and the case's promise to answer may be kept. A message that
 * is found as being sent though its sender gave no sign of life was cut off by a crash: nobody knows whether it left.
 *
 * @returns null when there is nothing to send now: it was undone or sent, is somebody else's, or must wait
 */
export async function claimMessage(ctx: Ctx, messageId: number, schedule: Schedule): Promise<Claimed | null> {
  return ctx.tx(async (tx) => {
    const row = await lockOutgoing(tx.db, messageId);
    if (!row || !["scheduled", "queued", "sending"].includes(row.deliveryState)) return null;
    const now = tx.now();
    if (row.sendAt && row.sendAt > now) {
      if (row.deliveryState !== "sending") schedule(tx, row, row.sendAt);
      return null;
    }
    if (row.deliveryState === "sending" && !(await resume(tx, row))) return null;
    if (row.deliveryState === "scheduled") announceWritten(tx, row);

    const account = await accountToUse(tx, row);
    if (!account?.canSend) {
      await setDelivery(tx.db, row.id, { state: "queued", error: reasonToWait(account), sendAt: null });
      return null;
    }
    const fault = await refusalOf(tx, row, account);
    if (fault) {
      await failMessage(tx, row, fault);
      return null;
    }
    const until = new Date(now.getTime() + CLAIM_MS);
    await setDelivery(tx.db, row.id, { state: "sending", sendAt: until, accountId: account.id });
    return { row: { ...row, accountId: account.id }, account };
  });
}

/**
 * Whoever wants to hear no more is left in peace, and the channel would refuse what comes too late or too often; the words
 * then wait for a person, not for the provider.
 */
async function refusalOf(tx: Ctx, row: OutgoingRow, { id, channel }: AccountFacts) {
  if (row.kind === "code" && (await hiddenWordOf(tx, row.id)) === null) return "code_expired";
  const address = row.recipients.to[0]?.address;
  if (address === undefined) return null;
  const { handleKind: kind, canonicalAddress } = channelOf(channel);
  if (await hasOptedOut(tx, { kind, address: canonicalAddress(address) ?? address, channel })) return "opted_out";
  // That is what templates are for.
  if (row.template) return null;
  const session = await sessionOf(tx, { customerId: row.customerId, accountId: id, channel, address });
  return sessionFault(session, tx.now(), session ? await partsLeft(tx, row, id, channel) : 0);
}

/** How many messages of the channel's are still to go out. */
async function partsLeft(tx: Ctx, row: OutgoingRow, accountId: number, channel: string): Promise<number> {
  const files = (await attachmentsOf(tx.db, [row.id])).length;
  const sent = await partsOf(tx.db, { accountId, messageId: row.id });
  return countParts(channelOf(channel).capabilities, plainText(row), files) - sent.length;
}

/** Goes on with a message that a crash cut off. @returns false when a person must decide */
async function resume(tx: Ctx, row: OutgoingRow): Promise<boolean> {
  const again = afterInterruption(channelOf(row.channel).capabilities) === "again";
  await insertAttempt(tx.db, { messageId: row.id, at: tx.now(), outcome: "interrupted", detail: null });
  if (again) return true;
  // It may have left. A customer who is answered twice is better off than one who is not.
  await failMessage(tx, row, "interrupted");
  return false;
}

/**
 * Its own account; where that is gone, another of the same brand and channel that can send. A template is known to its own
 * account alone.
 */
async function accountToUse(tx: Ctx, row: OutgoingRow): Promise<AccountFacts | null> {
  const own = row.accountId === null ? null : ((await getAccounts(tx, [row.accountId])).get(row.accountId) ?? null);
  if (own?.active || row.template) return own;
  const brandId = own?.brandId ?? (await caseFor(tx, row.caseId)).brandId;
  const others = await accountsFor(tx, brandId);
  return others.find((account) => account.channel === row.channel && account.canSend) ?? own;
}

function reasonToWait(account: AccountFacts | null): WaitingReason {
  if (!account) return "no_account";
  return account.active ? "no_outgoing_server" : "account_off";
}
