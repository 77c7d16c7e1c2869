import type { Ctx } from "../../kernel/ctx.ts";
import { joinRecording } from "./browser/record-piece.ts";
import { tendCall } from "./browser/tend-call.ts";
import { exchangeById } from "./exchange-of.ts";
import { fileCall } from "./file-call.ts";
import { finishCall } from "./finish-call.ts";
import { enqueueFetch } from "./jobs-of-calls.ts";
import { becomeReady } from "./ready.ts";
import { legOver, rangOnly } from "./ring/leg-over.ts";
import { offerWaiting } from "./ring/offer-call.ts";
import { overdueWrapUps } from "./store/agents.ts";
import { forgetLateSignals, goingCalls } from "./store/browser-calls.ts";
import { lockCall, silentCalls, unfiledCalls, waitingCalls } from "./store/calls.ts";
import { ringingSince } from "./store/legs.ts";
import { forgetNews } from "./store/news.ts";
import { quietRecordings } from "./store/pieces.ts";
import { overdueRecordings } from "./store/recordings.ts";

const MINUTE = 60_000;
/** Nobody speaks on for so long: the end of the call was lost on its way to us. */
const SILENT_MS = 6 * 60 * MINUTE;
/** Nothing rings for so long. */
const RINGING_MS = 10 * MINUTE;
/** Nobody is in our menu, or waits, without a word of the exchange for so long; on the tape they speak ten minutes. */
const WAITING_MS = 15 * MINUTE;
/** An exchange tells so long after the ringing at the latest that nobody picked up. */
const TOLD_MS = 30_000;
/** A recording is asked for so long after its time at the latest, unless whoever was to ask was cut off. */
const ASKED_MS = 10 * MINUTE;
/** The last piece of a recording comes so soon after the end of its call, if ever. */
const PIECES_MS = 2 * MINUTE;
/** A page that records brings something so often, unless it was closed. */
const CLOSED_MS = 15 * MINUTE;
const NEWS_MS = 7 * 24 * 60 * MINUTE;

/** Looks after what got stuck: ends that were never told, calls without a message, callers for whom nobody is rung. */
export async function sweepCalls(ctx: Ctx): Promise<void> {
  const before = (ms: number) => new Date(ctx.now().getTime() - ms);
  const silent = { heardBefore: before(SILENT_MS), rungBefore: before(RINGING_MS), waitedBefore: before(WAITING_MS) };
  for (const id of await silentCalls(ctx.db, silent)) {
    await ctx.tx(async (tx) => {
      const call = await lockCall(tx.db, id);
      if (call) await finishCall(tx, await exchangeById(tx, call.accountId), call, { at: call.heardAt });
    });
  }
  for (const id of await goingCalls(ctx.db)) await tendCall(ctx, id, { swept: true });
  await forgetLateSignals(ctx.db);
  const quiet = { over: before(PIECES_MS), closed: before(CLOSED_MS) };
  for (const recording of await quietRecordings(ctx.db, quiet)) await joinRecording(ctx, recording);
  await endRinging(ctx, before(TOLD_MS));
  for (const id of await unfiledCalls(ctx.db, before(MINUTE))) await fileCall(ctx, id);
  for (const staffId of await overdueWrapUps(ctx.db, ctx.now())) await becomeReady(ctx, staffId, { due: true });
  for (const call of await waitingCalls(ctx.db, null)) await offerWaiting(ctx, call.id);
  await ctx.tx(async (tx) => {
    for (const recording of await overdueRecordings(tx.db, before(ASKED_MS))) enqueueFetch(tx, recording);
  });
  await forgetNews(ctx.db, before(NEWS_MS));
}

/** Whose telephone rang as long as it may and is said to ring yet did not pick up: the next one is rung. */
async function endRinging(ctx: Ctx, before: Date): Promise<void> {
  for (const leg of await ringingSince(ctx.db, before)) {
    const on = await exchangeById(ctx, leg.accountId);
    const isOver = leg.rungAt.getTime() < before.getTime() - on.settings.ringSeconds * 1_000;
    if (isOver) await legOver(ctx, on, leg.id, "no-answer", rangOnly);
  }
}
