import type { LineStep } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { assignCase, currentCaseIds } from "../../cases/index.ts";
import { callAnswered, callTransferred } from "../events.ts";
import { asTelephone, type Exchange } from "../exchange-of.ts";
import { wrapUp } from "../finish-call.ts";
import { enqueueRing, keepFiled } from "../jobs-of-calls.ts";
import { talkIn } from "../room.ts";
import { setTelephone } from "../set-telephone.ts";
import { type CallRow, updateCall } from "../store/calls.ts";
import { insertLeg, type LegRow, legsOf, updateLeg } from "../store/legs.ts";
import { lockLeg } from "./lock-leg.ts";
import { overLeg } from "./over-leg.ts";
import { steer } from "./steer.ts";

const HANG_UP: LineStep[] = [{ do: "hang-up" }];

/** A telephone that we rang was picked up. @returns what it hears */
export async function pickUp(
  ctx: Ctx,
  on: Exchange,
  { legId, line }: { legId: number; line: string },
): Promise<LineStep[]> {
  return ctx.tx(async (tx) => {
    const locked = await lockLeg(tx, on, legId);
    if (!locked || locked.call.state === "ended" || locked.leg.state === "over") return HANG_UP;
    const { leg, call } = locked;
    // Told twice: the same answer again.
    if (leg.state === "answered") return [talkIn(on, call)];
    await updateLeg(tx.db, leg.id, { state: "answered", answeredAt: tx.now(), line });
    if (leg.purpose === "agent") return agentIsThere(tx, on, call, leg);
    if (leg.purpose === "customer") return customerIsThere(tx, on, call);
    return takeCall(tx, on, call, leg);
  });
}

/** Who calls is at their telephone: now the customer's rings. */
async function agentIsThere(tx: Ctx, on: Exchange, call: CallRow, leg: LegRow): Promise<LineStep[]> {
  await setTelephone(tx, leg.staffId!, { state: "on-call", callId: call.id });
  const customer = await insertLeg(tx.db, { callId: call.id, purpose: "customer", staffId: null, rungAt: tx.now() });
  await updateCall(tx.db, call.id, { rungAt: tx.now(), heardAt: tx.now() });
  enqueueRing(tx, customer);
  return [talkIn(on, call)];
}

async function customerIsThere(tx: Ctx, on: Exchange, call: CallRow): Promise<LineStep[]> {
  await answered(tx, call, { putThroughAt: tx.now() });
  keepFiled(tx, call.id);
  return [...consentOf(on, call), talkIn(on, call)];
}

/** Somebody took a caller who waited, or was handed over. */
async function takeCall(tx: Ctx, on: Exchange, call: CallRow, leg: LegRow): Promise<LineStep[]> {
  const staffId = leg.staffId!;
  for (const other of await legsOf(tx.db, call.id)) {
    const rings = other.state === "placing" || other.state === "ringing";
    if (other.id !== leg.id && rings && other.purpose !== "customer") await overLeg(tx, other, "taken");
  }
  await setTelephone(tx, staffId, { state: "on-call", callId: call.id });
  steer(tx, call.id, call.line!);
  if (leg.purpose === "transfer") await handOver(tx, on, call, staffId);
  else await answered(tx, call, { agentId: staffId });
  return [talkIn(on, call)];
}

async function answered(tx: Ctx, call: CallRow, more: { agentId?: number; putThroughAt?: Date }): Promise<void> {
  const now = tx.now();
  const talking = { ...more, state: "talking", answeredAt: call.answeredAt ?? now, heardAt: now } as const;
  const row = await updateCall(tx.db, call.id, talking);
  const data = { callId: call.id, direction: call.direction, agentId: row.agentId };
  tx.emit(callAnswered, data, { caseId: call.caseId, customerId: call.customerId });
}

/** The call and its case are somebody else's now; who gave them away writes down what they know. */
export async function handOver(tx: Ctx, on: Exchange, call: CallRow, toId: number): Promise<void> {
  const fromId = call.agentId;
  const row = await updateCall(tx.db, call.id, {
    state: "talking",
    agentId: toId,
    transfer: null,
    answeredAt: call.answeredAt ?? tx.now(),
    heardAt: tx.now(),
  });
  if (fromId !== null && fromId !== toId) {
    for (const leg of await legsOf(tx.db, call.id)) {
      if (leg.staffId === fromId && leg.state !== "over") await overLeg(tx, leg, "transferred");
    }
    await wrapUp(tx, on, row, fromId);
  }
  const caseId = call.caseId === null ? undefined : (await currentCaseIds(tx, [call.caseId])).get(call.caseId);
  if (caseId !== undefined) {
    const details = { callId: call.id, fromId };
    await assignCase(asTelephone(tx), { caseId, ownerId: toId, reason: "taken", details });
  }
  const subject = { caseId: call.caseId, customerId: call.customerId };
  tx.emit(callTransferred, { callId: call.id, fromId, toId }, subject);
}

/** What somebody must hear before they are recorded. */
export function consentOf(on: Exchange, call: Pick<CallRow, "language" | "number">): LineStep[] {
  if (!on.settings.record) return [];
  const likely = call.number?.startsWith("+86") ? "zh-CN" : "en";
  const languages = call.language ? [call.language] : likely === "zh-CN" ? (["zh-CN"] as const) : (["en"] as const);
  return languages.map((language) => ({ do: "say", text: on.settings.consent[language], language, audio: null }));
}
