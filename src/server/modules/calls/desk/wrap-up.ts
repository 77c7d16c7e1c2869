import type { WrapUpCall } from "../../../../shared/contract/calls.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { notAllowed } from "../../../kernel/errors.ts";
import { updateCase } from "../../cases/index.ts";
import { addNote } from "../../conversations/index.ts";
import { makePromiseByHand } from "../../service-levels/index.ts";
import { waiveCallbacks } from "../callbacks/waive-callbacks.ts";
import { callNotNow, callNotYours, callUnfiled } from "../errors.ts";
import { callWrappedUp } from "../events.ts";
import { fileCall } from "../file-call.ts";
import { becomeReady } from "../ready.ts";
import { agentsOf } from "../store/agents.ts";
import { type CallRow, lockCall, updateCall } from "../store/calls.ts";
import { mayControl, visibleCall } from "./call-for.ts";
import { me } from "./take-call.ts";

/**
 * Somebody writes down what came of a call, and is there for the next one.
 *
 * @throws calls.unfiled where there is no case to note it in
 */
export async function wrapUpCall(ctx: Ctx, id: number, input: WrapUpCall): Promise<CallRow> {
  const staffId = me(ctx);
  const known = await visibleCall(ctx, id);
  for (const [given, permission] of [
    [input.note?.trim(), "cases:note"],
    [input.promise, "promises:make"],
    [input.category, "cases:update"],
  ] as const) {
    if (given && !can(ctx.actor, permission)) throw notAllowed({ permission });
  }
  const note = input.note?.trim();
  // Only somebody who called us and was answered has nothing to be called back for.
  const settles = input.settlesCallback && known.direction === "in" && known.answeredAt !== null;
  const isSaid = Boolean(note || input.promise || settles);
  // What is written down has its place once the call is part of a case.
  if (isSaid && known.caseId === null) await fileCall(ctx, id);
  return ctx.tx(async (tx) => {
    const call = (await lockCall(tx.db, id))!;
    const isWrappingUp = (await agentsOf(tx.db, [staffId], tx.now())).get(staffId)?.callId === id;
    // Who handed a call over knows things too, though it is somebody else's by now.
    if (!isWrappingUp && !mayControl(tx, call)) throw callNotYours();
    if (!isWrappingUp && call.state !== "ended") throw callNotNow({ state: call.state });
    const { caseId } = call;
    if (caseId === null && isSaid) throw callUnfiled();
    if (caseId !== null) {
      if (note) await addNote(tx, { caseId, text: note });
      if (settles) await waiveCallbacks(tx, { caseId, reason: "customer_called" });
      if (input.promise) await makePromiseByHand(tx, { caseId, ...input.promise });
      if (input.category) await updateCase(tx, { caseId, category: input.category });
    }
    const done = await updateCall(tx.db, id, { wrappedUpAt: call.wrappedUpAt ?? tx.now() });
    tx.emit(callWrappedUp, { callId: id, staffId }, { caseId, customerId: call.customerId });
    if (isWrappingUp) await becomeReady(tx, staffId);
    return done;
  });
}
