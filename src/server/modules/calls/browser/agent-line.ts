import type { LineState, LineTurn } from "../../../../shared/contract/voice.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { me } from "../desk/take-call.ts";
import { callNotFound } from "../errors.ts";
import { asTelephone, type Exchange, exchangeById } from "../exchange-of.ts";
import { finishCall } from "../finish-call.ts";
import { legOver, rangOnly } from "../ring/leg-over.ts";
import { pickUp } from "../ring/pick-up.ts";
import { type BrowserCallRow, findBrowserCall, updateBrowserCall } from "../store/browser-calls.ts";
import { type CallRow, findCall, lockCall } from "../store/calls.ts";
import { type LegRow, legsOf } from "../store/legs.ts";
import { lineState, takeSignals } from "./line-state.ts";
import { noteSeen } from "./note-seen.ts";
import { tendCall } from "./tend-call.ts";

/**
 * The agent's page asks how the call stands, and says what it has to tell the visitor's. Only who is or was on the call.
 * @throws calls.not_found for everybody else
 */
export async function agentTurn(ctx: Ctx, id: number, turn: LineTurn): Promise<LineState> {
  const staffId = me(ctx);
  const own = asTelephone(ctx);
  const before = await ownLeg(own, id, staffId);
  const isHere = before.browser.legId === before.leg.id && before.browser.agentPage === turn.page;
  if (isHere && before.call.state !== "ended" && before.leg.state !== "over") await hear(own, before, turn);
  await tendCall(own, id);
  const { call, browser, leg } = await ownLeg(own, id, staffId);
  if (leg.state === "over" && call.state !== "ended") return over(browser, isHere);
  if (isHandingOver(browser, leg)) {
    const stillOurs = await comesBack(own, call, leg, turn.page);
    return stillOurs
      ? lineState(own, call, stillOurs, { byAgent: true, isHere: true, turn })
      : { ...over(browser, true), state: "held", session: turn.session };
  }
  return lineState(own, call, browser, { byAgent: true, isHere, turn });
}

type Own = { call: CallRow; browser: BrowserCallRow; leg: LegRow };

async function ownLeg(ctx: Ctx, id: number, staffId: number): Promise<Own> {
  const [call, browser] = [await findCall(ctx.db, id), await findBrowserCall(ctx.db, id)];
  const leg = call && (await legsOf(ctx.db, id)).findLast((each) => each.staffId === staffId);
  if (!call || !browser || !leg) throw callNotFound({ id });
  return { call, browser, leg };
}

async function hear(ctx: Ctx, { call, browser, leg }: Own, turn: LineTurn): Promise<void> {
  await noteSeen(ctx, call, browser, "agentSeenAt");
  await takeSignals(ctx, browser, { byAgent: true, turn });
  if (turn.session !== browser.session || turn.news === undefined) return;
  const on = await exchangeById(ctx, call.accountId);
  if (turn.news === "failed") return cannotConnect(ctx, on, call, leg);
  await connected(ctx, on, leg, turn.session);
}

/** The two pages reach each other. In one step: between two of them it would be a call that rings too long. */
async function connected(ctx: Ctx, on: Exchange, { id: legId, callId }: LegRow, session: number): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockCall(tx.db, callId);
    const browser = (await findBrowserCall(tx.db, callId))!;
    // Another page of theirs is being connected by now.
    if (browser.legId !== legId || browser.session !== session) return;
    if (browser.connectingSince !== null) await updateBrowserCall(tx.db, callId, { connectingSince: null });
    await pickUp(tx, on, { legId, line: `browser-${legId}` });
  });
}

/** The two pages do not reach each other. Whom somebody speaks with already stays with them. */
async function cannotConnect(ctx: Ctx, on: Exchange, call: CallRow, leg: LegRow): Promise<void> {
  if (leg.purpose === "transfer" && leg.state !== "answered") return legOver(ctx, on, leg.id, "failed", rangOnly);
  await ctx.tx(async (tx) => {
    const locked = await lockCall(tx.db, call.id);
    if (locked) await finishCall(tx, on, locked, { how: "failed", told: "failed" });
  });
}

/** Somebody else picked up what they hand over. */
function isHandingOver({ legId }: BrowserCallRow, leg: LegRow): boolean {
  return leg.state === "answered" && legId !== leg.id;
}

/** Nobody took over in the end: the visitor is connected with whoever wanted to hand them over, anew. */
async function comesBack(ctx: Ctx, call: CallRow, leg: LegRow, page: string): Promise<BrowserCallRow | null> {
  if (call.state === "transferring" || call.agentId !== leg.staffId) return null;
  return ctx.tx(async (tx) => {
    await lockCall(tx.db, call.id);
    const { session } = (await findBrowserCall(tx.db, call.id))!;
    const now = tx.now();
    return updateBrowserCall(tx.db, call.id, {
      legId: leg.id,
      agentPage: page,
      agentSeenAt: now,
      connectingSince: now,
      session: session + 1,
    });
  });
}

function over({ session }: BrowserCallRow, isHere: boolean): LineState {
  const nothing = { outcome: null, signals: [], position: null, agent: null, answeredAt: null };
  return { state: "ended", isHere, session, ...nothing };
}
