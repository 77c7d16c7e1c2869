import { remedies, type SettlementMoveKind, type Terms } from "../../../../shared/contract/complaints.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { type CaseFacts, lockCase, mergedFamilyOf } from "../../cases/index.ts";
import { findIncoming } from "../../conversations/index.ts";
import { makePromises } from "../../promises/index.ts";
import { amountNeeded, dueNeeded, evidenceNeeded, moveNotNow, offerChanged, termsNeeded } from "../errors.ts";
import { settlementAgreed, settlementConfirmed, settlementMoved } from "../events.ts";
import { comeBack } from "./come-back.ts";
import { afterMove, bringsTerms, dueWhenTaken, isAgreed, type Party } from "./policy.ts";
import { sendOffer } from "./send-offer.ts";
import { findSettlement, insertMove, movesOf, type SettlementRow, writeSettlement } from "./store.ts";

/** One move, by the customer on their page or written down by somebody at the desk. */
export type Move = {
  caseId: number;
  kind: SettlementMoveKind;
  party: Party;
  terms?: Terms | undefined;
  dueAt?: Date | null;
  words: string | null;
  /** the message in which the customer said so */
  evidenceMessageId: number | null;
  /** by the customer themselves */
  own: boolean;
  send: boolean;
  /** the last move that whoever makes this one has seen, null for none; left out: it is not asked */
  seenMoveId?: number | null;
};

/**
 * Puts a move on record, with what follows from it: an offer goes out, what is agreed becomes a promise.
 * @returns the number of the move
 * @throws cases.not_found, cases.already_merged, complaints.offer_changed where something came that they have not seen,
 *   complaints.move_not_now, complaints.terms_needed, complaints.amount_needed, complaints.due_needed,
 *   complaints.evidence_needed, and what sendMessage throws
 */
export async function makeMove(ctx: Ctx, move: Move): Promise<number> {
  return ctx.tx(async (tx) => {
    // The case's row is what two who move at once wait for.
    const row = await lockCase(tx, move.caseId);
    const family = await mergedFamilyOf(tx, row.id);
    const before = await findSettlement(tx.db, family, true);
    const made = await madeBefore(tx, family, move);
    if (made !== null) return made;
    const state = afterMove(before?.state ?? null, move);
    if (state === null) throw moveNotNow({ state: before?.state ?? "none" });
    const home = before?.caseId ?? row.id;
    const after: SettlementRow = { ...termsAfter(tx, before, move), caseId: home, state, updatedAt: tx.now() };
    await checkEvidence(tx, move);
    const sentMessageId = move.kind === "offer" && move.send ? await sendOffer(tx, row, after, move.words) : null;
    await writeSettlement(tx.db, after);
    const { kind, party, words, evidenceMessageId } = move;
    const staffId = tx.actor.kind === "staff" ? tx.actor.id : null;
    const said = bringsTerms(kind) ? after : { remedy: null, amountMinor: null, currency: null, dueAt: after.dueAt };
    const { remedy, amountMinor, currency, dueAt } = said;
    const told = { caseId: home, kind, party, words, evidenceMessageId, sentMessageId, staffId, at: tx.now() };
    const moveId = await insertMove(tx.db, { ...told, remedy, amountMinor, currency, dueAt });
    const subject = { caseId: row.id, customerId: row.customerId };
    tx.emit(settlementMoved, { moveId, kind, party, reason: words }, subject);
    await announceAgreement(tx, row, before, after, move);
    if (move.own) await comeBack(tx, row, move.kind);
    return moveId;
  });
}

/**
 * Pressing twice is one move.
 * @returns the same move, where it is the last one already
 * @throws complaints.offer_changed
 */
async function madeBefore(
  tx: Ctx,
  family: readonly number[],
  { kind, party, seenMoveId }: Move,
): Promise<number | null> {
  if (seenMoveId === undefined) return null;
  const last = (await movesOf(tx.db, family)).at(-1);
  if ((last?.id ?? null) === seenMoveId) return null;
  if (last?.kind === kind && last.party === party) return last.id;
  throw offerChanged();
}

/** The terms that stand after a move. */
function termsAfter(tx: Ctx, before: SettlementRow | undefined, move: Move) {
  const standing = { remedy: null, amountMinor: null, currency: null, dueAt: null, ...pick(before) };
  if (!bringsTerms(move.kind)) return { ...standing, dueAt: dueAfter(tx, before, move) };
  const { terms } = move;
  if (!terms || !remedies.includes(terms.remedy)) throw termsNeeded({ field: "remedy" });
  const money = terms.remedy === "refund" || terms.remedy === "cash" || terms.remedy === "coupon";
  if (money && move.party === "us" && (terms.amountMinor === null || terms.currency === null))
    throw amountNeeded({ field: "amountMinor" });
  const { remedy, amountMinor } = terms;
  const dueAt = move.kind === "offer" ? dueOf(tx, move) : null;
  return { remedy, amountMinor, currency: amountMinor === null ? null : terms.currency, dueAt };
}

/** By when it is done, after a move that speaks of terms that stand. */
function dueAfter(tx: Ctx, before: SettlementRow | undefined, move: Move): Date | null {
  if (move.kind === "accept" && move.party === "us") return dueOf(tx, move);
  const dueAt = before?.dueAt ?? null;
  const takes = move.kind === "accept" && dueAt !== null;
  return takes ? dueWhenTaken({ offeredAt: before!.updatedAt, dueAt }, tx.now()) : dueAt;
}

function dueOf(tx: Ctx, { dueAt }: Move): Date {
  if (!dueAt || dueAt <= tx.now()) throw dueNeeded({ field: "dueAt" });
  return dueAt;
}

/** What the customer is said to have agreed to, they said in a message of this case. */
async function checkEvidence(tx: Ctx, { caseId, kind, party, own, evidenceMessageId }: Move): Promise<void> {
  if (party !== "customer" || own) return;
  const needed = kind === "accept" || kind === "confirm";
  const message = evidenceMessageId === null ? undefined : await findIncoming(tx, evidenceMessageId);
  if (needed ? message?.caseId !== caseId : evidenceMessageId !== null && message?.caseId !== caseId)
    throw evidenceNeeded({ field: "evidenceMessageId" });
}

/** What is agreed is promised, by the date that was offered, and told to whoever pays or sends. */
async function announceAgreement(
  tx: Ctx,
  row: CaseFacts,
  before: SettlementRow | undefined,
  after: SettlementRow,
  move: Move,
): Promise<void> {
  const subject = { caseId: row.id, customerId: row.customerId };
  const terms = { remedy: after.remedy ?? "other", amountMinor: after.amountMinor, currency: after.currency };
  const confirmed = after.state === "confirmed";
  if (isAgreed(after.state) && !isAgreed(before?.state ?? null)) {
    const dueAt = after.dueAt?.toISOString() ?? null;
    const promiseId = await promiseRemedy(tx, row, after);
    tx.emit(settlementAgreed, { ...terms, caseId: row.id, dueAt, promiseId, confirmed }, subject);
  }
  if (!confirmed) return;
  const evidenceMessageId = move.evidenceMessageId;
  tx.emit(settlementConfirmed, { ...terms, caseId: row.id, evidenceMessageId }, subject);
}

async function promiseRemedy(tx: Ctx, row: CaseFacts, { remedy, dueAt }: SettlementRow): Promise<number | null> {
  const kind = remedy === "cash" ? "refund" : (remedy ?? "other");
  const [id] = await makePromises(tx, [
    {
      kind,
      caseId: row.id,
      customerId: row.customerId,
      promisor: { kind: "brand", id: row.brandId },
      source: "rule",
      term: { dueAt: dueAt! },
      ownerId: row.ownerId,
      teamId: row.teamId,
      why: { settlement: true },
    },
  ]);
  return id ?? null;
}

function pick(row: SettlementRow | undefined) {
  if (!row) return {};
  const { remedy, amountMinor, currency, dueAt } = row;
  return { remedy, amountMinor, currency, dueAt };
}
