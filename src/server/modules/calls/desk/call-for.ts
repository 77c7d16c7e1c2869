import { type Ctx, can } from "../../../kernel/ctx.ts";
import { getCases } from "../../cases/index.ts";
import { callNotFound, callNotNow, callNotYours, callOver, exchangeDeaf } from "../errors.ts";
import { type Exchange, exchangeById, takesOrders } from "../exchange-of.ts";
import { type CallRow, findCall, lockCall } from "../store/calls.ts";
import { legsOf } from "../store/legs.ts";

/** Somebody's own number on the staff; keys have none. */
export function staffIdOf({ actor }: Ctx): number | null {
  return actor.kind === "staff" ? actor.id : null;
}

/** True when somebody may know of a call: it is of a case that they see, or of none, or they are or were on it. */
export async function maySeeCall(ctx: Ctx, call: CallRow): Promise<boolean> {
  if (call.caseId === null) return true;
  const me = staffIdOf(ctx);
  if (me !== null && (call.agentId === me || (await isRungFor(ctx, call, me)))) return true;
  return (await getCases(ctx, [call.caseId])).has(call.caseId);
}

async function isRungFor(ctx: Ctx, call: CallRow, staffId: number): Promise<boolean> {
  return (await legsOf(ctx.db, call.id)).some((leg) => leg.staffId === staffId && leg.state !== "over");
}

/** A call that the actor may know of. @throws calls.not_found also for one that they may not */
export async function visibleCall(ctx: Ctx, id: number): Promise<CallRow> {
  const call = await findCall(ctx.db, id);
  if (!call || !(await maySeeCall(ctx, call))) throw callNotFound({ id });
  return call;
}

/** True for who is on the call, and for whoever may control all that they see. */
export function mayControl(ctx: Ctx, call: Pick<CallRow, "agentId">): boolean {
  return (call.agentId !== null && call.agentId === staffIdOf(ctx)) || can(ctx.actor, "calls:control");
}

/**
 * Locks a call that goes on, for the actor to change.
 * @param states in which that can be done
 * @throws calls.not_found, calls.not_yours, calls.over, calls.not_now, calls.takes_no_orders
 */
export async function lockControlled(
  tx: Ctx,
  id: number,
  states: readonly CallRow["state"][],
): Promise<{ call: CallRow; on: Exchange }> {
  await visibleCall(tx, id);
  const call = (await lockCall(tx.db, id))!;
  if (!mayControl(tx, call)) throw callNotYours();
  if (call.state === "ended") throw callOver();
  if (!states.includes(call.state)) throw callNotNow({ state: call.state });
  const on = await exchangeById(tx, call.accountId);
  if (!takesOrders(on)) throw exchangeDeaf({ account: on.account.name });
  return { call, on };
}
