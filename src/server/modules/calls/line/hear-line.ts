import type { LineNews, LineStep } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { customerOfNumber, isBlocked, numberOf } from "../caller.ts";
import type { Exchange } from "../exchange-of.ts";
import { finishCall } from "../finish-call.ts";
import { legOver } from "../ring/leg-over.ts";
import { consentOf, pickUp } from "../ring/pick-up.ts";
import { holdOn, talkIn } from "../room.ts";
import { type CallRow, insertCall, lockCallOfLine, updateCall } from "../store/calls.ts";
import { lineStepsOf } from "./menu-of.ts";
import { noteRecording } from "./note-recording.ts";
import { turnCall } from "./turn-call.ts";
import { whileWaiting } from "./while-waiting.ts";

/** What a line is to do next; `turn` comes back with what it is answered. */
export type LineAnswer = { steps: LineStep[]; turn: number };

const HANG_UP: LineAnswer = { steps: [{ do: "hang-up" }], turn: 0 };
const NOTHING: LineAnswer = { steps: [], turn: 0 };

/**
 * Hears what an exchange says of a line that we lead, and says what it is to do. Whatever comes twice, late or in another
 * order changes nothing that is settled: a call that is over stays over.
 */
export async function hearLine(ctx: Ctx, on: Exchange, news: LineNews): Promise<LineAnswer> {
  switch (news.kind) {
    case "called":
      return answerCaller(ctx, on, news);
    case "picked-up":
      return { steps: await pickUp(ctx, on, { legId: Number(news.ref), line: news.line }), turn: 0 };
    case "over":
      if (news.ref !== null) await legOver(ctx, on, Number(news.ref), news.how);
      else await withCall(ctx, on, news.line, (tx, call) => lineOver(tx, on, call, news.how));
      return NOTHING;
    case "recording":
      await noteRecording(ctx, on, news, news.recording);
      return NOTHING;
    case "nothing":
      return NOTHING;
    default:
      return withCall(ctx, on, news.line, (tx, call) => goOn(tx, on, call, news));
  }
}

async function answerCaller(ctx: Ctx, on: Exchange, news: Extract<LineNews, { kind: "called" }>): Promise<LineAnswer> {
  const number = numberOf(news.from);
  if (await isBlocked(ctx, await customerOfNumber(ctx, number))) return { steps: [{ do: "reject" }], turn: 0 };
  return ctx.tx(async (tx) => {
    const { line } = news;
    const ownNumber = numberOf(news.to) ?? on.ownNumber;
    const customerId = await customerOfNumber(tx, number);
    const startedAt = tx.now();
    const begun = {
      accountId: on.account.id,
      line,
      direction: "in",
      number,
      ownNumber,
      startedAt,
      customerId,
    } as const;
    const call = await insertCall(tx.db, { ...begun, state: "menu" });
    if (call) return firstAnswer(on, await turnCall(tx, on, call, { kind: "begin" }));
    // Told twice: the same answer again.
    const known = await lockCallOfLine(tx.db, on.account.id, line);
    return known ? firstAnswer(on, known) : HANG_UP;
  });
}

function firstAnswer(on: Exchange, call: CallRow): LineAnswer {
  const { steps, turn } = answerOf(on, call);
  // In each language: who calls has chosen none yet.
  const consent = (["zh-CN", "en"] as const).flatMap((language) => consentOf(on, { ...call, language }));
  return { steps: call.state === "ended" ? steps : [...consent, ...steps], turn };
}

async function withCall(
  ctx: Ctx,
  on: Exchange,
  line: string,
  then: (tx: Ctx, call: CallRow) => Promise<LineAnswer>,
): Promise<LineAnswer> {
  return ctx.tx(async (tx) => {
    const call = await lockCallOfLine(tx.db, on.account.id, line);
    return call ? then(tx, call) : HANG_UP;
  });
}

type Asked = Extract<LineNews, { kind: "keys" | "waits" | "left" | "recorded" }>;

async function goOn(tx: Ctx, on: Exchange, call: CallRow, news: Asked): Promise<LineAnswer> {
  // Who was told something before the end hears it after they left those who wait.
  if (call.state === "ended") return news.kind === "left" ? farewellOf(call) : HANG_UP;
  if (news.kind === "waits") return { steps: await whileWaiting(tx, on, call, news.keys), turn: 0 };
  const waitsFor = call.menuState?.state.waitsFor;
  if (news.kind === "recorded" && waitsFor === "recording") {
    return answerOf(on, await turnCall(tx, on, call, { kind: "recorded" }));
  }
  const isOld = news.kind === "keys" && news.turn !== null && news.turn !== call.menuState?.state.steps;
  if (news.kind !== "keys" || isOld || waitsFor !== "keys") return answerOf(on, call);
  const event = news.keys === "" ? ({ kind: "silence" } as const) : ({ kind: "keys", keys: news.keys } as const);
  return answerOf(on, await turnCall(tx, on, call, event));
}

function farewellOf({ menuState }: CallRow): LineAnswer {
  return menuState === null ? HANG_UP : { steps: lineStepsOf(menuState.steps), turn: 0 };
}

/** What a line is to do as its call stands. */
function answerOf(on: Exchange, call: CallRow): LineAnswer {
  if (call.state === "ended") return HANG_UP;
  if (call.state === "talking") return { steps: [talkIn(on, call)], turn: 0 };
  if (call.state === "held" || call.state === "transferring") return { steps: [holdOn(on, call)], turn: 0 };
  if (call.menuState === null) return HANG_UP;
  return { steps: lineStepsOf(call.menuState.steps), turn: call.menuState.state.steps };
}

async function lineOver(
  tx: Ctx,
  on: Exchange,
  call: CallRow,
  how: Extract<LineNews, { kind: "over" }>["how"],
): Promise<LineAnswer> {
  await updateCall(tx.db, call.id, { heardAt: tx.now() });
  await finishCall(tx, on, call, { how });
  return NOTHING;
}
