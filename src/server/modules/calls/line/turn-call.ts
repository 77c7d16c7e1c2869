import type { MenuEvent } from "../../../../shared/contract/call-menus.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defaultTeam } from "../../accounts/index.ts";
import { teamFor } from "../callbacks/offer-slots.ts";
import type { Exchange } from "../exchange-of.ts";
import { finishCall } from "../finish-call.ts";
import { keepFiled } from "../jobs-of-calls.ts";
import { beginMenu, stepMenu } from "../menu/step-menu.ts";
import { overLeg } from "../ring/over-leg.ts";
import { holdSlot } from "../store/callback-holds.ts";
import { lockBookings } from "../store/callbacks.ts";
import { type CallRow, updateCall } from "../store/calls.ts";
import { legsOf } from "../store/legs.ts";
import { factsFor, menuOf } from "./menu-of.ts";

/** Takes a call that must be locked one turn further in its menu. @returns it as the line is to be told of it */
export async function turnCall(tx: Ctx, on: Exchange, call: CallRow, event: MenuEvent): Promise<CallRow> {
  const { menu, version } = await menuOf(tx, on.account.id, call.menuVersion);
  const before = call.menuState?.state ?? beginMenu(menu);
  const nodeBefore = menu.nodes[before.node];
  const where = { ...on.account, teamId: call.teamId ?? on.account.teamId };
  // Two callers who choose the same time at the same moment are heard one after the other.
  if (nodeBefore?.type === "callback") await lockBookings(tx.db, { teamId: await teamFor(tx, where) });
  const facts = await factsFor(tx, where, menu, {
    withheld: call.number === null,
    ...(event.kind === "keys" && nodeBefore?.type === "digits" && { keys: event.keys }),
  });
  const { state, steps } = stepMenu(menu, before, event, facts);
  const queue = steps.find((step) => step.do === "queue");
  const callback = steps.find((step) => step.do === "callback");
  const waits = state.waitsFor === "queue";
  if (!waits) await stopRinging(tx, call);
  const changed = await updateCall(tx.db, call.id, {
    menuVersion: version,
    menuState: { state, steps },
    language: state.language,
    topic: state.topic,
    orderNumber: state.orderNumber,
    heardAt: tx.now(),
    ...(queue && { queuedAt: tx.now(), teamId: queue.teamId ?? on.account.teamId ?? (await defaultTeam(tx)).id }),
    ...(callback && { callbackWithin: callback.withinMinutes }),
    ...(queue ? { state: "queued" } : waits ? {} : { state: "menu" }),
  });
  if (callback?.slotAt) {
    await holdSlot(tx.db, { callId: call.id, teamId: await teamFor(tx, where), slotAt: new Date(callback.slotAt) });
  }
  if (queue) keepFiled(tx, call.id);
  // What was promised is kept though nobody ever tells us that the line was closed.
  if (steps.some((step) => step.do === "hang-up")) {
    const told = event.kind === "recorded" ? "voicemail" : null;
    await finishCall(tx, on, changed, { how: "completed", told });
  }
  return changed;
}

/** Who does not wait any more is offered to nobody. */
async function stopRinging(tx: Ctx, call: CallRow): Promise<void> {
  if (call.state !== "queued" && call.state !== "ringing") return;
  for (const leg of await legsOf(tx.db, call.id)) if (leg.state !== "over") await overLeg(tx, leg, "left");
}
