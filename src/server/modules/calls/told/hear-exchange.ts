import type { ExchangeNews } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { addRecording } from "../add-recording.ts";
import { customerOfNumber, numberOf } from "../caller.ts";
import { callAnswered, callHeld, callQueued, callResumed } from "../events.ts";
import type { Exchange } from "../exchange-of.ts";
import { caseForCall } from "../file-call.ts";
import { finishCall } from "../finish-call.ts";
import { keepFiled } from "../jobs-of-calls.ts";
import { handOver } from "../ring/pick-up.ts";
import { freeTelephone, setTelephone } from "../set-telephone.ts";
import { agentByAddress, agentsWith, lockAgent } from "../store/agents.ts";
import { type CallRow, insertCall, lockCallOfLine, updateCall } from "../store/calls.ts";
import { noteNews } from "../store/news.ts";
import { areConversations } from "../store/recordings.ts";

/**
 * Hears what an exchange tells of calls that it leads itself. It may tell things twice, late and in another order: each
 * telling counts once, what is settled stays, and what comes after the end only adds what was not known.
 */
export async function hearExchange(ctx: Ctx, on: Exchange, news: ExchangeNews): Promise<void> {
  await ctx.tx(async (tx) => {
    if (!(await noteNews(tx.db, on.account.id, news.id, tx.now()))) return;
    const call = await callOf(tx, on, news);
    // A recording says nothing of how the call stands.
    const isLate = news.event !== "recorded" && call.toldAt !== null && news.at < call.toldAt;
    const known = await learn(tx, call, news, isLate);
    const agentId = news.extension === null ? null : await agentByAddress(tx.db, news.extension);
    await hear[news.event](tx, on, known, { ...news, agentId, isLate });
  });
}

async function callOf(tx: Ctx, on: Exchange, news: ExchangeNews): Promise<CallRow> {
  const accountId = on.account.id;
  const direction = news.direction ?? "in";
  const number = numberOf(news.number);
  const customerId = await customerOfNumber(tx, number);
  await insertCall(tx.db, {
    accountId,
    line: news.call,
    direction,
    number,
    ownNumber: numberOf(news.ownNumber) ?? on.ownNumber,
    state: direction === "in" ? "menu" : "ringing",
    startedAt: news.at,
    customerId,
    caseId: direction === "out" && customerId !== null ? await caseForCall(tx, customerId) : null,
    teamId: on.account.teamId,
  });
  return (await lockCallOfLine(tx.db, accountId, news.call))!;
}

/** What the exchange knows of the caller, where it was not told before. */
async function learn(tx: Ctx, call: CallRow, news: ExchangeNews, isLate: boolean): Promise<CallRow> {
  return updateCall(tx.db, call.id, {
    topic: call.topic ?? news.topic,
    orderNumber: call.orderNumber ?? news.orderNumber,
    language: call.language ?? news.language,
    number: call.number ?? numberOf(news.number),
    startedAt: new Date(Math.min(news.at.getTime(), call.startedAt.getTime())),
    heardAt: tx.now(),
    ...(!isLate && news.event !== "recorded" && { toldAt: news.at }),
  });
}

/** `agentId`: whose telephone it was. `isLate`: something that happened later was told before. */
type Told = ExchangeNews & { agentId: number | null; isLate: boolean };
type Hear = (tx: Ctx, on: Exchange, call: CallRow, news: Told) => Promise<unknown>;

const hear: Record<ExchangeNews["event"], Hear> = {
  async ringing(tx, _on, call, news) {
    if (call.state === "ended" || call.answeredAt !== null) return;
    const rungAt = call.rungAt ?? news.at;
    const queuedAt = call.direction === "in" ? (call.queuedAt ?? news.at) : null;
    await updateCall(tx.db, call.id, { state: "ringing", rungAt, queuedAt });
    if (call.queuedAt === null && call.direction === "in") {
      const subject = { caseId: call.caseId, customerId: call.customerId };
      tx.emit(callQueued, { callId: call.id, teamId: call.teamId }, subject);
    }
    if (!news.isLate) await ringsAt(tx, call, news.agentId);
    keepFiled(tx, call.id);
  },
  async answered(tx, _on, call, news) {
    if (call.state === "ended") return spoke(tx, call, news, { outcome: "answered" });
    if (call.answeredAt !== null) return;
    const agent = call.agentId ?? news.agentId;
    await ringsAt(tx, call, null, agent);
    await spoke(tx, call, news, { state: "talking" });
    if (agent !== null) await setTelephone(tx, agent, { state: "on-call", callId: call.id });
  },
  async held(tx, _on, call, { isLate }) {
    if (isLate || call.state !== "talking") return;
    await updateCall(tx.db, call.id, { state: "held" });
    tx.emit(callHeld, { callId: call.id }, { caseId: call.caseId, customerId: call.customerId });
  },
  async resumed(tx, _on, call, { isLate }) {
    if (isLate || (call.state !== "held" && call.state !== "transferring")) return;
    await updateCall(tx.db, call.id, { state: "talking", transfer: null });
    tx.emit(callResumed, { callId: call.id }, { caseId: call.caseId, customerId: call.customerId });
  },
  async transferred(tx, on, call, { agentId, isLate, at }) {
    // Who speaks is not told again with what came after it: only another transfer says so.
    const isOld = call.transferToldAt !== null && at < call.transferToldAt;
    if (isOld || call.state === "ended" || agentId === null) return;
    await updateCall(tx.db, call.id, { transferToldAt: at });
    if (agentId === call.agentId) return;
    await setTelephone(tx, agentId, { state: "on-call", callId: call.id });
    await handOver(tx, on, call, agentId);
    if (isLate && call.state === "held") await updateCall(tx.db, call.id, { state: "held" });
  },
  async ended(tx, on, call, news) {
    if (call.state === "ended") return;
    await ringsAt(tx, call, null);
    // Some tell of an answer only now, and then we know of it as of the end.
    const isNew = news.outcome === "answered" && call.answeredAt === null;
    const known = isNew ? await spoke(tx, call, news) : call;
    await finishCall(tx, on, known, { how: "completed", told: news.outcome, at: news.at });
  },
  async recorded(tx, _on, call, { recording }) {
    if (recording === null) return;
    await addRecording(tx, call, { ...recording, kind: call.answeredAt === null ? "voicemail" : "conversation" });
  },
};

/** Somebody of ours spoke with the customer, since the earliest time that is told; what was recorded was said by both. */
async function spoke(tx: Ctx, call: CallRow, news: Told, more: Pick<Partial<CallRow>, "state" | "outcome"> = {}) {
  const answeredAt = new Date(Math.min(news.at.getTime(), call.answeredAt?.getTime() ?? Number.POSITIVE_INFINITY));
  const row = await updateCall(tx.db, call.id, { ...more, answeredAt, agentId: call.agentId ?? news.agentId });
  keepFiled(tx, call.id);
  if (call.answeredAt !== null) return row;
  await areConversations(tx.db, call.id);
  const { id: callId, direction, agentId, caseId, customerId } = row;
  tx.emit(callAnswered, { callId, direction, agentId }, { caseId, customerId });
  return row;
}

/** An exchange rings one telephone after the other: whose rang before is free. */
async function ringsAt(tx: Ctx, call: CallRow, agentId: number | null, stays: number | null = null): Promise<void> {
  for (const staffId of await agentsWith(tx.db, call.id))
    if (staffId !== agentId && staffId !== stays) await freeTelephone(tx, staffId, call.id);
  if (agentId === null) return;
  const agent = await lockAgent(tx.db, agentId, tx.now());
  if (agent.state === "idle") await setTelephone(tx, agentId, { state: "ringing", callId: call.id });
}
