import type { TransferCall } from "../../../../shared/contract/calls.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { activeAmong, getTeam } from "../../accounts/index.ts";
import { transferNobody, transferWrong } from "../errors.ts";
import { isLed } from "../exchange-of.ts";
import { chooseAgent } from "../ring/choose-agent.ts";
import { backToGiver } from "../ring/leg-over.ts";
import { ringAgent } from "../ring/offer-call.ts";
import { order } from "../ring/order.ts";
import { overLeg } from "../ring/over-leg.ts";
import { steer } from "../ring/steer.ts";
import { type CallRow, updateCall } from "../store/calls.ts";
import { legsOf } from "../store/legs.ts";
import { lockControlled } from "./call-for.ts";
import { extensionOf, tell } from "./steer-call.ts";

/**
 * Hands a call to somebody else: the customer hears music while their telephone rings, and whoever hands over stays on the
 * line. Call and case are theirs when they pick up, and not before.
 *
 * @throws calls.transfer_wrong, calls.transfer_nobody
 */
export async function transferCall(ctx: Ctx, id: number, { staffId, teamId }: TransferCall): Promise<CallRow> {
  if ((staffId === undefined) === (teamId === undefined)) throw transferWrong();
  return ctx.tx(async (tx) => {
    const { call, on } = await lockControlled(tx, id, ["talking", "held"]);
    const fromId = call.agentId;
    if (fromId === null || staffId === fromId) throw transferWrong();
    if (teamId !== undefined) await getTeam(tx, teamId);
    else if (!(await activeAmong(tx, [staffId!])).has(staffId!)) throw transferWrong();
    const legs = (await legsOf(tx.db, id)).filter(({ purpose }) => purpose === "transfer");
    // Who has the case is who hands it over: here nobody goes before the others.
    const to = await chooseAgent(
      tx,
      { ...call, caseId: null },
      teamId === undefined ? { staffId: staffId! } : { teamId },
      legs,
    );
    if (to === null || to === fromId) throw transferNobody();
    const transfer = { staffId: staffId ?? null, teamId: teamId ?? null, fromId };
    const changed = await updateCall(tx.db, id, { state: "transferring", transfer });
    if (isLed(on)) {
      steer(tx, id, call.line!);
      await ringAgent(tx, changed, to, "transfer");
      return changed;
    }
    const [from, extension] = [await extensionOf(tx, fromId), (await extensionOf(tx, to))!];
    order(tx, call, { type: "transfer", call: call.line!, from, to: extension });
    return changed;
  });
}

/** Brings the customer back before anybody took them. */
export async function cancelTransfer(ctx: Ctx, id: number): Promise<CallRow> {
  return ctx.tx(async (tx) => {
    const { call, on } = await lockControlled(tx, id, ["transferring"]);
    const legs = await legsOf(tx.db, id);
    for (const leg of legs)
      if (leg.purpose === "transfer" && leg.state !== "answered") await overLeg(tx, leg, "withdrawn");
    if (!isLed(on)) {
      await tell(tx, on, call, "resume");
      return updateCall(tx.db, id, { state: "talking", transfer: null });
    }
    return backToGiver(
      tx,
      on,
      call,
      legs.some((leg) => leg.staffId === call.agentId && leg.state === "answered"),
    );
  });
}
