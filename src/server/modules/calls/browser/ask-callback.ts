import type { Static } from "typebox";
import type { AskCallback } from "../../../../shared/contract/voice.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Caller } from "../../chat/index.ts";
import { canCallBack } from "../callbacks/can-call-back.ts";
import { teamFor, type Where } from "../callbacks/offer-slots.ts";
import { checkFree } from "../callbacks/promise-slot.ts";
import { numberOf } from "../caller.ts";
import { numberWrong, voiceClosed } from "../errors.ts";
import { asTelephone, exchangeOf } from "../exchange-of.ts";
import { finishCall } from "../finish-call.ts";
import { keepFiled } from "../jobs-of-calls.ts";
import { findBrowserCall, insertBrowserCall, lockCaller } from "../store/browser-calls.ts";
import { holdSlot } from "../store/callback-holds.ts";
import { lockBookings } from "../store/callbacks.ts";
import { type CallRow, lockCall, updateCall } from "../store/calls.ts";
import { insertCallOf } from "./begin-call.ts";

const WITHIN_MINUTES = 240;
/** What nobody answered lately is what they want to be called about. */
const LATELY_MS = 3_600_000;

/**
 * A visitor wants to be called back, instead of a call that nobody answered or of one that cannot be now: it is promised as
 * to those who ask for it on the telephone. Who asks again for the same call corrects the number.
 *
 * @throws calls.number_wrong, calls.slot_taken, calls.voice_refused, calls.voice_closed where the chat has no voice or the desk no telephone
 */
export async function askCallback(ctx: Ctx, caller: Caller, input: Static<typeof AskCallback>): Promise<void> {
  const { chat, visitor } = caller;
  if (!chat.config.voice || !(await canCallBack(ctx))) throw voiceClosed();
  const number = numberOf(input.number);
  if (number === null || !/^\+?\d{5,20}$/.test(number)) throw numberWrong({ number: input.number });
  await asTelephone(ctx).tx(async (tx) => {
    await lockCaller(tx.db, visitor.row.address);
    const asked = { number, callbackWithin: chat.config.callbackMinutes ?? WITHIN_MINUTES };
    const hold = input.slotAt === undefined ? null : await freeSlot(tx, chat.account, new Date(input.slotAt));
    const unanswered = input.callId === undefined ? null : await unansweredCall(tx, caller, input.callId);
    if (unanswered) {
      await updateCall(tx.db, unanswered.id, { ...asked, outcome: "callback" });
      if (hold) await holdSlot(tx.db, { callId: unanswered.id, ...hold });
      return keepFiled(tx, unanswered.id);
    }
    const call = await insertCallOf(tx, chat, visitor);
    const page = "callback";
    const theirs = { callId: call.id, address: visitor.row.address, mayRecord: null, callerPage: page };
    await insertBrowserCall(tx.db, { ...theirs, callerSeenAt: tx.now() });
    if (hold) await holdSlot(tx.db, { callId: call.id, ...hold });
    const changed = await updateCall(tx.db, call.id, asked);
    await finishCall(tx, exchangeOf(tx, chat.account), changed, { how: "completed", told: "callback" });
  });
}

/** A half hour that nobody else has, and nobody gets until the transaction ends. @throws calls.slot_taken */
async function freeSlot(tx: Ctx, where: Where, slotAt: Date): Promise<{ teamId: number; slotAt: Date }> {
  const teamId = await teamFor(tx, where);
  await lockBookings(tx.db, { teamId });
  await checkFree(tx, where, teamId, slotAt);
  return { teamId, slotAt };
}

async function unansweredCall(tx: Ctx, { chat, visitor }: Caller, id: number): Promise<CallRow | null> {
  const call = await lockCall(tx.db, id);
  const browser = await findBrowserCall(tx.db, id);
  if (call?.accountId !== chat.account.id || !browser || !visitor.addresses.includes(browser.address)) return null;
  const isLate = call.endedAt === null || tx.now().getTime() - call.endedAt.getTime() > LATELY_MS;
  return isLate || call.answeredAt !== null ? null : call;
}
