import type { CallView } from "../../../../shared/contract/calls.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { whoConnects } from "../browser/who-connects.ts";
import { type Exchange, isLed, takesOrders } from "../exchange-of.ts";
import type { CallRow } from "../store/calls.ts";
import { type LegRow, legsOf } from "../store/legs.ts";
import { mayControl, staffIdOf } from "./call-for.ts";

/** What may be done with a call that is over by whoever asks. */
export function mayAfter(ctx: Ctx, row: CallRow): CallView["may"] {
  return row.wrappedUpAt === null && row.answeredAt !== null && can(ctx.actor, "calls:take") && mayControl(ctx, row)
    ? ["wrap-up"]
    : [];
}

/** What may be done with a call that goes on by whoever asks. */
export async function mayNow(ctx: Ctx, on: Exchange, row: CallRow): Promise<CallView["may"]> {
  const me = staffIdOf(ctx);
  if (me === null || !can(ctx.actor, "calls:take")) return [];
  const legs = await legsOf(ctx.db, row.id);
  const rings = legs.some((leg) => leg.staffId === me && (leg.state === "placing" || leg.state === "ringing"));
  const isOrdered = takesOrders(on) && mayControl(ctx, row);
  const speaks = legs.some((leg) => leg.staffId === me && leg.state === "answered");
  const answers = on.telephone.rings(on.account) === "browsers" && (rings || speaks);
  return [
    ...(answers ? (["answer"] as const) : []),
    ...(isLed(on) ? ofWaiting(row, await isTaken(ctx, row, legs), rings) : []),
    ...(isOrdered ? ofControlled(row) : []),
  ];
}

/** Somebody picked it up, be it that they are only being connected. */
async function isTaken(ctx: Ctx, { id }: CallRow, legs: readonly LegRow[]): Promise<boolean> {
  if (legs.some((leg) => leg.state === "answered" && leg.purpose !== "customer")) return true;
  return (await whoConnects(ctx.db, id, legs)) !== undefined;
}

function ofWaiting(row: CallRow, taken: boolean, rings: boolean): CallView["may"] {
  const mayWait = row.direction === "in" || row.queuedAt !== null;
  const waits = mayWait && (row.state === "queued" || row.state === "ringing") && !taken;
  return [...(waits ? (["take"] as const) : []), ...(rings ? (["decline"] as const) : [])];
}

function ofControlled({ state, direction, agentId }: CallRow): CallView["may"] {
  switch (state) {
    case "talking":
      return ["hold", ...(agentId === null ? [] : (["transfer"] as const)), "hang-up"];
    case "held":
      return ["resume", ...(agentId === null ? [] : (["transfer"] as const)), "hang-up"];
    case "transferring":
      return ["cancel-transfer", "hang-up"];
    case "ringing":
      return direction === "out" ? ["hang-up"] : [];
    default:
      return [];
  }
}
