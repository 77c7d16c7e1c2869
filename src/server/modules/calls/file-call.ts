import type { Locale } from "../../../shared/contract/common.ts";
import type { Handle } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { getBrand } from "../brands/index.ts";
import { findOpenCases, getCase, openCases } from "../cases/index.ts";
import { handleOfVisitor } from "../chat/index.ts";
import { addCallMade, noteSpoken } from "../conversations/index.ts";
import { handleKey, resolveHandles } from "../customers/index.ts";
import { receiveNow } from "../intake/index.ts";
import { openPromises } from "../promises/index.ts";
import { browserCallWords, callWords } from "./call-words.ts";
import { promiseCallback } from "./callbacks/promise-callback.ts";
import { handleOfCaller } from "./caller.ts";
import { asTelephone, CHANNEL, type Exchange, exchangeById } from "./exchange-of.ts";
import { finishCall, isHandedOut } from "./finish-call.ts";
import { enqueueOffer } from "./jobs-of-calls.ts";
import { findBrowserCall } from "./store/browser-calls.ts";
import { endHold } from "./store/callback-holds.ts";
import { type CallRow, findCall, lockCall, updateCall } from "./store/calls.ts";

/**
 * Brings the message of a call up to date: a caller who waits or hung up becomes a contact in a case, with its promise; an
 * answered one is noted as answered; a call of ours is a message once it is known what became of it. Done as often as
 * anything changes.
 */
export async function fileCall(ctx: Ctx, callId: number): Promise<void> {
  const own = asTelephone(ctx);
  const call = await findCall(own.db, callId);
  if (!call) return;
  const on = await exchangeById(own, call.accountId);
  if (call.messageId === null) {
    if (call.direction === "in") await fileIncoming(own, on, call);
    else await fileOutgoing(own, on, call);
  }
  await own.tx(async (tx) => {
    const filed = await lockCall(tx.db, callId);
    if (!filed?.messageId) return;
    const { messageId, agentId: authorId, answeredAt: at } = filed;
    if (at) await noteSpoken(tx, { messageId, authorId, at });
    // Who still hears the times may choose one of them.
    if (filed.callbackWithin !== null && filed.state === "ended") await promiseCallback(tx, filed);
    if (filed.state === "queued") enqueueOffer(tx, callId);
  });
}

async function fileIncoming(ctx: Ctx, on: Exchange, call: CallRow): Promise<void> {
  if (call.state === "menu" || isNobodys(call)) return;
  const { id, channel, brandId, teamId } = on.account;
  const brand = await getBrand(ctx, brandId);
  const { sender, externalId } = await callerOf(ctx, on, call);
  const received = await receiveNow(ctx, {
    account: { id, channel, brandId, teamId: call.teamId ?? teamId },
    message: {
      externalId,
      sender,
      replyTo: null,
      recipients: { to: [], cc: [], bcc: [] },
      ourRole: "to",
      subject: null,
      text: wordsOf(on, brand.locale, call),
      wordless: { orderNumber: call.orderNumber },
      quotedText: null,
      signatureText: null,
      html: null,
      attachments: [],
      threadRefs: [],
      inReplyTo: null,
      provenCaseId: null,
      autoReply: null,
      report: null,
      language: call.language,
      writtenAt: call.startedAt,
      problems: [],
    },
    files: [],
    rawSha256: null,
    at: call.startedAt,
    isOwn: false,
  });
  await ctx.tx(async (tx) => {
    const locked = (await lockCall(tx.db, call.id))!;
    // Blocked while they waited.
    if (received.outcome === "refused" || received.outcome === "settled") {
      await endHold(tx.db, call.id, tx.now());
      return void (await finishCall(tx, on, locked));
    }
    const { messageId, caseId } = received;
    const { customerId } = await getCase(tx, caseId);
    await updateCall(tx.db, call.id, { messageId, caseId, customerId });
  });
}

/** Who called, and the name of the message that their call is: as whom they write, where they called from their chat. */
async function callerOf(ctx: Ctx, on: Exchange, call: CallRow): Promise<{ sender: Handle; externalId: string }> {
  const { id, channel } = on.account;
  const address = (await findBrowserCall(ctx.db, call.id))?.address;
  const visitor = address === undefined ? null : await handleOfVisitor(ctx, id, address);
  if (visitor) return { sender: visitor, externalId: `${channel}:${id}:${address}:call-${call.id}` };
  const externalId = `${channel}:${id}:${call.id}`;
  return { sender: handleOfCaller(call.number, externalId), externalId };
}

/** A caller from the chat has no number that would say something, and reads these words there. */
function wordsOf({ telephone, account }: Exchange, locale: Locale, call: CallRow): string {
  return telephone.rings(account) === "browsers" ? browserCallWords(call.language ?? locale) : callWords(locale, call);
}

/**
 * Who hides their number and hangs up in the menu asked nothing, and nobody could answer them; who was handed out by the
 * menu speaks with somebody else.
 */
function isNobodys(call: CallRow): boolean {
  if (call.queuedAt !== null || call.answeredAt !== null) return false;
  return isHandedOut(call) || (call.number === null && call.outcome === "abandoned");
}

async function fileOutgoing(ctx: Ctx, on: Exchange, call: CallRow): Promise<void> {
  // Nobody was rung as long as whoever calls has not picked up themselves.
  const isKnown = call.answeredAt !== null || (call.state === "ended" && call.rungAt !== null);
  if (!isKnown || call.number === null) return;
  await ctx.tx(async (tx) => {
    const locked = (await lockCall(tx.db, call.id))!;
    if (locked.messageId !== null) return;
    const person = (await customerFor(tx, locked))!;
    const caseId = locked.caseId ?? (await caseForCall(tx, person)) ?? (await openCase(tx, on, locked, person));
    const { customerId } = await getCase(tx, caseId);
    const brand = await getBrand(tx, on.account.brandId);
    const { messageId } = await addCallMade(tx, {
      caseId,
      customerId,
      accountId: on.account.id,
      channel: on.account.channel,
      externalId: `${CHANNEL}:${on.account.id}:${call.id}`,
      recipient: { address: locked.number!, name: null },
      text: callWords(brand.locale, locked),
      authorId: locked.agentId,
      at: locked.startedAt,
      answeredAt: locked.answeredAt,
    });
    await updateCall(tx.db, call.id, { messageId, caseId, customerId });
  });
}

async function customerFor(tx: Ctx, call: CallRow): Promise<number | null> {
  if (call.customerId !== null) return call.customerId;
  const handle = handleOfCaller(call.number, "");
  return (await resolveHandles(tx, [handle])).get(handleKey(handle))?.customerId ?? null;
}

/** What somebody is called about who says nothing of it: the case in which they were promised a call, else the newest. */
export async function caseForCall(ctx: Ctx, customerId: number): Promise<number | null> {
  const open = (await findOpenCases(ctx, [customerId])).get(customerId) ?? [];
  const promised = await openPromises(
    ctx,
    open.map(({ id }) => id),
    ["callback"],
  );
  return promised[0]?.caseId ?? open[0]?.id ?? null;
}

async function openCase(tx: Ctx, on: Exchange, call: CallRow, customerId: number): Promise<number> {
  const { brandId, teamId, channel } = on.account;
  const brand = await getBrand(tx, brandId);
  const [id] = await openCases(tx, [
    {
      customerId,
      brandId,
      teamId,
      ownerId: call.agentId,
      subject: callWords(brand.locale, call).split("\n")[0]!,
      channel,
      language: null,
      at: call.startedAt,
      awaiting: false,
    },
  ]);
  return id!;
}
