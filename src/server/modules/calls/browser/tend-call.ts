import type { Ctx } from "../../../kernel/ctx.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { exchangeById } from "../exchange-of.ts";
import { finishCall } from "../finish-call.ts";
import { enqueueOffer } from "../jobs-of-calls.ts";
import { legOver } from "../ring/leg-over.ts";
import { type BrowserCallRow, findBrowserCall } from "../store/browser-calls.ts";
import { type CallRow, findCall, isPutThrough, lockCall, updateCall } from "../store/calls.ts";
import { type LegRow, legsOf } from "../store/legs.ts";
import { isSomebodyThere } from "./voice-offer.ts";

const SECOND = 1_000;
/** Browsers wake a page that nobody looks at once a minute only; one that speaks is awake all the time. */
const GONE_MS = { waiting: 90 * SECOND, talking: 25 * SECOND };
/** The sweep may come before any page does after the desk was away: it gives them the time to. */
const SWEPT_MS = 90 * SECOND;
const CONNECTS_MS = 25 * SECOND;
/** Who waited so long is better called back. */
const LONGEST_WAIT_MS = 10 * 60 * SECOND;
/** Nobody is there any more: an agent whose page is loaded anew is back by then. */
const NOBODY_MS = 30 * SECOND;
const LOOK_MS = 5 * SECOND;

/**
 * Does what is due at a call by the time that went by: no exchange tells us that a page is gone, or that nobody picks up.
 * Each page that asks has it done, and the sweep for when none asks any more. What is due is looked at again once the call
 * is locked: somebody may pick up at that very moment.
 */
export async function tendCall(ctx: Ctx, callId: number, { swept = false } = {}): Promise<void> {
  const call = await findCall(ctx.db, callId);
  const browser = await findBrowserCall(ctx.db, callId);
  if (!call || !browser || call.state === "ended") return;
  const talkMs = swept ? SWEPT_MS : GONE_MS.talking;
  const since = (at: Date | null) => (at === null ? 0 : ctx.now().getTime() - at.getTime());
  const isOver = (now: CallRow, { callerSeenAt }: BrowserCallRow) => {
    const isTalk = now.state === "talking" || now.state === "held";
    if (since(callerSeenAt) > (isTalk ? talkMs : GONE_MS.waiting)) return true;
    return now.answeredAt === null && since(now.queuedAt) > LONGEST_WAIT_MS;
  };
  if (isOver(call, browser)) return endCall(ctx, callId, isOver);
  if (await ringsTooLong(ctx, call)) return;
  if (isPutThrough(call)) return agentGone(ctx, call, talkMs);
  if (call.state === "queued" && since(call.heardAt) > LOOK_MS) await lookForSomebody(ctx, call, since(call.queuedAt));
}

/** Lets go of whoever does not pick up, or is not connected, in time. @returns whether there was somebody */
async function ringsTooLong(ctx: Ctx, { id, accountId }: CallRow): Promise<boolean> {
  const on = await exchangeById(ctx, accountId);
  const late = async (db: Database) =>
    lateLeg((await findBrowserCall(db, id))!, await legsOf(db, id), {
      now: ctx.now().getTime(),
      ringsMs: on.settings.ringSeconds * SECOND,
    });
  const found = await late(ctx.db);
  if (!found) return false;
  await legOver(ctx, on, found.leg.id, found.how, async (tx, leg) => (await late(tx.db))?.leg.id === leg.id);
  return true;
}

function lateLeg(
  { legId, connectingSince }: BrowserCallRow,
  legs: readonly LegRow[],
  { now, ringsMs }: { now: number; ringsMs: number },
): { leg: LegRow; how: "failed" | "no-answer" } | undefined {
  for (const leg of legs) {
    if (leg.state === "over" || leg.state === "answered") continue;
    const isConnecting = leg.id === legId && connectingSince !== null;
    const until = isConnecting ? connectingSince.getTime() + CONNECTS_MS : leg.rungAt.getTime() + ringsMs;
    if (now >= until) return { leg, how: isConnecting ? "failed" : "no-answer" };
  }
  return undefined;
}

/** The agent's page is gone: whoever is left must not speak to nobody. */
async function agentGone(ctx: Ctx, { id, accountId }: CallRow, goneMs: number): Promise<void> {
  const seenBefore = ctx.now().getTime() - goneMs;
  const gone = async (db: Database) =>
    goneLeg((await findCall(db, id))!, (await findBrowserCall(db, id))!, await legsOf(db, id), seenBefore);
  const found = await gone(ctx.db);
  if (!found) return;
  const on = await exchangeById(ctx, accountId);
  await legOver(ctx, on, found.id, "completed", async (tx, leg) => (await gone(tx.db))?.id === leg.id);
}

/** Whose page is gone who speaks with the visitor, or should again because nobody took the call over from them. */
function goneLeg(
  call: CallRow,
  { legId, agentSeenAt }: BrowserCallRow,
  legs: readonly LegRow[],
  seenBefore: number,
): LegRow | undefined {
  const answered = legs.filter(({ state }) => state === "answered");
  const giver = call.state === "transferring" ? undefined : answered.find(({ staffId }) => staffId === call.agentId);
  const last = legs.find((leg) => leg.id === legId);
  // Who is to have the visitor back is waited for from then on.
  const seenAt = Math.max(agentSeenAt?.getTime() ?? 0, last?.overAt?.getTime() ?? 0);
  return seenAt < seenBefore ? (answered.find((leg) => leg.id === legId) ?? giver) : undefined;
}

async function lookForSomebody(ctx: Ctx, call: CallRow, waited: number): Promise<void> {
  if (waited > NOBODY_MS && call.teamId !== null && !(await isSomebodyThere(ctx, call.teamId))) {
    return endCall(ctx, call.id, ({ state }) => state === "queued");
  }
  await ctx.tx(async (tx) => {
    await updateCall(tx.db, call.id, { heardAt: tx.now() });
    enqueueOffer(tx, call.id);
  });
}

/** Ends a call that nobody is at any more. */
async function endCall(
  ctx: Ctx,
  callId: number,
  isStillSo: (call: CallRow, browser: BrowserCallRow) => boolean,
): Promise<void> {
  await ctx.tx(async (tx) => {
    const call = await lockCall(tx.db, callId);
    if (!call || !isStillSo(call, (await findBrowserCall(tx.db, callId))!)) return;
    await finishCall(tx, await exchangeById(tx, call.accountId), call, { how: "completed" });
  });
}
