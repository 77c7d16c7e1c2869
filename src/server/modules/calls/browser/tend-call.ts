import type { Ctx } from "../../../kernel/ctx.ts";
import { exchangeById } from "../exchange-of.ts";
import { finishCall } from "../finish-call.ts";
import { enqueueOffer } from "../jobs-of-calls.ts";
import { legOver } from "../ring/leg-over.ts";
import { type BrowserCallRow, findBrowserCall } from "../store/browser-calls.ts";
import { type CallRow, findCall, lockCall, updateCall } from "../store/calls.ts";
import { type LegRow, legsOf } from "../store/legs.ts";
import { isSomebodyThere } from "./voice-offer.ts";

const SECOND = 1_000;
/** Browsers wake a page that nobody looks at once a minute only; one that speaks is awake all the time. */
const GONE_MS = { waiting: 90 * SECOND, talking: 25 * SECOND };
const CONNECTS_MS = 25 * SECOND;
/** Who waited so long is better called back. */
const LONGEST_WAIT_MS = 10 * 60 * SECOND;
/** Nobody is there any more: an agent whose page is loaded anew is back by then. */
const NOBODY_MS = 30 * SECOND;
const LOOK_MS = 5 * SECOND;

/**
 * Does what is due at a call by the time that went by: no exchange tells us that a page is gone, or that nobody picks up.
 * Each page that asks has it done, and the sweep for when none asks any more.
 */
export async function tendCall(ctx: Ctx, callId: number): Promise<void> {
  const call = await findCall(ctx.db, callId);
  const browser = await findBrowserCall(ctx.db, callId);
  if (!call || !browser || call.state === "ended") return;
  const since = (at: Date | null) => (at === null ? 0 : ctx.now().getTime() - at.getTime());
  const speaks = call.state === "talking" || call.state === "held";
  if (since(browser.callerSeenAt) > (speaks ? GONE_MS.talking : GONE_MS.waiting)) return endCall(ctx, callId);
  const legs = await legsOf(ctx.db, callId);
  if (speaks || call.state === "transferring") return tendTalk(ctx, call, browser, legs);
  const waited = since(call.queuedAt);
  if (call.answeredAt === null && waited > LONGEST_WAIT_MS) return endCall(ctx, callId);
  if (await ringsTooLong(ctx, call, browser, legs)) return;
  if (call.state === "queued" && since(call.heardAt) > LOOK_MS) await lookForSomebody(ctx, call, waited);
}

async function ringsTooLong(
  ctx: Ctx,
  call: CallRow,
  browser: BrowserCallRow,
  legs: readonly LegRow[],
): Promise<boolean> {
  const on = await exchangeById(ctx, call.accountId);
  const now = ctx.now().getTime();
  for (const leg of legs) {
    if (leg.state === "over" || leg.state === "answered") continue;
    const connects = leg.id === browser.legId && browser.connectingSince !== null;
    const until = connects
      ? browser.connectingSince!.getTime() + CONNECTS_MS
      : leg.rungAt.getTime() + on.settings.ringSeconds * SECOND;
    if (now < until) continue;
    await legOver(ctx, on, leg.id, connects ? "failed" : "no-answer");
    return true;
  }
  return false;
}

/** The agent's page is gone: whoever is left must not speak to nobody. */
async function tendTalk(ctx: Ctx, call: CallRow, browser: BrowserCallRow, legs: readonly LegRow[]): Promise<void> {
  if (await ringsTooLong(ctx, call, browser, legs)) return;
  const own = legs.find((leg) => leg.id === browser.legId);
  const isGone = browser.agentSeenAt !== null && ctx.now().getTime() - browser.agentSeenAt.getTime() > GONE_MS.talking;
  if (own?.state === "answered" && isGone) {
    await legOver(ctx, await exchangeById(ctx, call.accountId), own.id, "completed");
  }
}

async function lookForSomebody(ctx: Ctx, call: CallRow, waited: number): Promise<void> {
  if (waited > NOBODY_MS && call.teamId !== null && !(await isSomebodyThere(ctx, call.teamId))) {
    return endCall(ctx, call.id);
  }
  await ctx.tx(async (tx) => {
    await updateCall(tx.db, call.id, { heardAt: tx.now() });
    enqueueOffer(tx, call.id);
  });
}

/** Ends a call that nobody is at any more. */
async function endCall(ctx: Ctx, callId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const call = await lockCall(tx.db, callId);
    if (call) await finishCall(tx, await exchangeById(tx, call.accountId), call, { how: "completed" });
  });
}
