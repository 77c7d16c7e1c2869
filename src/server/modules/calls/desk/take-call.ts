import type { Ctx } from "../../../kernel/ctx.ts";
import { notAllowed } from "../../../kernel/errors.ts";
import { whoConnects } from "../browser/who-connects.ts";
import { callNotNow, callOver, callTaken, telephoneBusy, telephoneMissing } from "../errors.ts";
import { exchangeById, isLed } from "../exchange-of.ts";
import { legOver, rangOnly } from "../ring/leg-over.ts";
import { ringAgent } from "../ring/offer-call.ts";
import { overLeg } from "../ring/over-leg.ts";
import { lockAgent } from "../store/agents.ts";
import { type CallRow, lockCall, updateCall } from "../store/calls.ts";
import { legsOf } from "../store/legs.ts";
import { staffIdOf, visibleCall } from "./call-for.ts";

/** Who acts, as somebody with a telephone. @throws request.not_allowed for keys */
export function me(ctx: Ctx): number {
  const id = staffIdOf(ctx);
  if (id === null) throw notAllowed({ permission: "calls:take" });
  return id;
}

/** Somebody whose telephone is free; null for who has none, and speaks in the browser. @throws calls.telephone_busy */
export async function freeAgent(tx: Ctx, staffId: number): Promise<string | null> {
  const agent = await lockAgent(tx.db, staffId, tx.now());
  if (agent.state !== "idle" && agent.state !== "wrap-up") throw telephoneBusy();
  return agent.address;
}

/** Somebody takes a caller who waits: their telephone rings in place of others. One that rings here already stays so. */
export async function takeCall(ctx: Ctx, id: number): Promise<CallRow> {
  const staffId = me(ctx);
  await visibleCall(ctx, id);
  return ctx.tx(async (tx) => {
    const call = (await lockCall(tx.db, id))!;
    if (call.state === "ended") throw callOver();
    if (call.state !== "queued" && call.state !== "ringing") throw callTaken();
    if (call.direction !== "in" && call.queuedAt === null) throw callNotNow({ state: call.state });
    const open = (await legsOf(tx.db, id)).filter(({ purpose, state }) => purpose !== "customer" && state !== "over");
    if (open.some((leg) => leg.staffId === staffId)) return call;
    if (open.some((leg) => leg.state === "answered") || (await whoConnects(tx.db, id, open))) throw callTaken();
    const address = await freeAgent(tx, staffId);
    const on = await exchangeById(tx, call.accountId);
    if (!isLed(on)) throw callNotNow({ state: call.state });
    // A call from the chat rings where somebody pressed for it.
    if (address === null && on.telephone.rings(on.account) === "telephones") throw telephoneMissing();
    for (const leg of open) await overLeg(tx, leg, "taken");
    await ringAgent(tx, call, staffId, "offer");
    return updateCall(tx.db, id, { heardAt: tx.now() });
  });
}

/** Somebody does not take what rings at their telephone: the next one is rung. */
export async function declineCall(ctx: Ctx, id: number): Promise<void> {
  const staffId = me(ctx);
  const call = await visibleCall(ctx, id);
  const on = await exchangeById(ctx, call.accountId);
  const leg = (await legsOf(ctx.db, id)).findLast((each) => each.staffId === staffId && each.state !== "over");
  if (!leg || leg.state === "answered") throw callNotNow({ state: call.state });
  await legOver(ctx, on, leg.id, "declined", rangOnly);
}
