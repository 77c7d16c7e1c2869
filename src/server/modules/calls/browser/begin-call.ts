import type { Static } from "typebox";
import type { BeginCall, BegunCall } from "../../../../shared/contract/voice.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { chatOfVisitor, type OpenedChat, type Visitor } from "../../chat/index.ts";
import { isBlocked } from "../caller.ts";
import { voiceClosed, voiceRefused } from "../errors.ts";
import { callQueued } from "../events.ts";
import { asTelephone, exchangeOf } from "../exchange-of.ts";
import { keepFiled } from "../jobs-of-calls.ts";
import {
  findBrowserCall,
  goingCallOf,
  insertBrowserCall,
  lockCaller,
  updateBrowserCall,
} from "../store/browser-calls.ts";
import { type CallRow, insertCall, lockCall, updateCall } from "../store/calls.ts";
import { iceFor } from "./ice.ts";
import { teamOf, voiceOffer } from "./voice-offer.ts";

/**
 * A visitor calls. They have one call at a time: while one goes on it is that one, from then on spoken by this page.
 *
 * @throws calls.voice_closed, also for a call to go on with that is over; calls.voice_refused for somebody who is blocked
 */
export async function beginCall(
  ctx: Ctx,
  chat: OpenedChat,
  visitor: Visitor,
  input: Static<typeof BeginCall>,
): Promise<BegunCall> {
  return asTelephone(ctx).tx(async (tx) => {
    const { address } = visitor.row;
    await lockCaller(tx.db, address);
    const going = await goingCallOf(tx.db, chat.account.id, visitor.addresses);
    // Who wants to go on with a call that is over by now has agreed to no other one.
    if (input.callId !== undefined && input.callId !== going) throw voiceClosed();
    const id = going ?? (await newCall(tx, chat, visitor, input));
    if (going !== null) await goOnHere(tx, going, input.page);
    const { mayRecord } = (await findBrowserCall(tx.db, id))!;
    return { id, ice: iceFor(tx.config, `call-${id}`, tx.now()), mayRecord };
  });
}

/** Another page of the same visitor speaks from now on: it is connected anew. */
async function goOnHere(tx: Ctx, callId: number, page: string): Promise<void> {
  await lockCall(tx.db, callId);
  const { session, legId } = (await findBrowserCall(tx.db, callId))!;
  const anew = legId === null ? {} : { session: session + 1 };
  await updateBrowserCall(tx.db, callId, { callerPage: page, callerSeenAt: tx.now(), ...anew });
}

async function newCall(
  tx: Ctx,
  chat: OpenedChat,
  visitor: Visitor,
  { page, mayRecord }: Static<typeof BeginCall>,
): Promise<number> {
  const offer = await voiceOffer(tx, chat, null);
  if (offer.state !== "open") throw voiceClosed();
  const call = await insertCallOf(tx, chat, visitor);
  const now = tx.now();
  await updateCall(tx.db, call.id, { queuedAt: now });
  await insertBrowserCall(tx.db, {
    callId: call.id,
    address: visitor.row.address,
    mayRecord: offer.asksToRecord ? mayRecord === true : null,
    callerPage: page,
    callerSeenAt: now,
  });
  tx.emit(callQueued, { callId: call.id, teamId: call.teamId }, { caseId: null, customerId: call.customerId });
  keepFiled(tx, call.id);
  return call.id;
}

/** Writes down that a visitor calls, or wants to be called. @throws calls.voice_refused */
export async function insertCallOf(tx: Ctx, { account }: OpenedChat, visitor: Visitor): Promise<CallRow> {
  const [customerId = null] = (await chatOfVisitor(tx, visitor)).customerIds;
  if (await isBlocked(tx, customerId)) throw voiceRefused();
  const call = (await insertCall(tx.db, {
    accountId: account.id,
    line: null,
    direction: "in",
    number: null,
    ownNumber: exchangeOf(tx, account).ownNumber,
    state: "queued",
    customerId,
    teamId: await teamOf(tx, account),
    startedAt: tx.now(),
  }))!;
  return updateCall(tx.db, call.id, { line: `browser-call-${call.id}`, language: visitor.row.locale });
}
