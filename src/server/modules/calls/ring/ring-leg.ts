import { ChannelError } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { type Exchange, exchangeById } from "../exchange-of.ts";
import { agentsOf } from "../store/agents.ts";
import { type CallRow, findCall, updateCall } from "../store/calls.ts";
import { findLeg, placed } from "../store/legs.ts";
import { legOver, rangOnly } from "./leg-over.ts";
import { steer } from "./steer.ts";

/** Has the exchange ring a telephone. One that cannot be rung is as one that nobody picks up: the next one is. */
export async function ringLeg(ctx: Ctx, legId: number): Promise<void> {
  const leg = await findLeg(ctx.db, legId);
  if (leg?.state !== "placing" || leg.line !== null) return;
  const call = (await findCall(ctx.db, leg.callId))!;
  const on = await exchangeById(ctx, call.accountId);
  const to = await whereToRing(ctx, on, leg.staffId, call);
  let line: string;
  try {
    if (to === null) throw new ChannelError("rejected", "There is no number to ring.");
    const order = { to, ref: String(leg.id), seconds: on.settings.ringSeconds };
    ({ line } = await on.telephone.ring(order, on.account, on.ports));
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    ctx.log.warn({ err: error, callId: call.id }, "a telephone could not be rung");
    return legOver(ctx, on, leg.id, "failed", rangOnly);
  }
  await ctx.tx(async (tx) => {
    const isOpen = await placed(tx.db, leg.id, line);
    if (leg.purpose === "customer") await updateCall(tx.db, call.id, { line });
    if (!isOpen) steer(tx, call.id, line);
  });
}

async function whereToRing(ctx: Ctx, on: Exchange, staffId: number | null, call: CallRow): Promise<string | null> {
  if (staffId === null) return call.number;
  // Their page of the desk shows that it rings.
  if (on.telephone.rings(on.account) === "browsers") return "browser";
  return (await agentsOf(ctx.db, [staffId], ctx.now())).get(staffId)!.address;
}
