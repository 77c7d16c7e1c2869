import type { Ctx } from "../../../kernel/ctx.ts";
import { advanceRun, flowFor, type RunTurn, startRun } from "../../flows/index.ts";
import { handOver, type Move, type Turning } from "../move.ts";
import { provenCustomer } from "./proven.ts";

/** So sure must it be that a flow is asked for: an article that answers is less trouble. */
const ASKED_FOR = 0.6;
/** Answers that could not be taken, one after the other; then a person does better. */
const MOST_WRONG = 3;
const LEAVE =
  /^(?:算了|取消|退出|不(?:办|弄|用|要)了|先不(?:办|弄|用)了?|cancel|stop|quit|never ?mind|forget it)(?:吧|[.!。！ ])*$/i;

/** Begins the flow that is asked for; null where none is. */
export async function beginFlow(tx: Ctx, turning: Turning): Promise<Move | null> {
  const { dialogue, incoming, text } = turning;
  const found = await flowFor(tx, text, dialogue.locale, dialogue.brandId);
  if (!found || found.score < ASKED_FOR) return null;
  const turn = await startRun(tx, {
    flowId: found.flow.id,
    player: "robot",
    locale: dialogue.locale,
    caseId: dialogue.caseId,
    // What is looked up is told to who proved that it is theirs.
    customerId: await provenCustomer(tx, turning),
    conversationId: incoming.conversationId,
  });
  return moveOf(turning, turn, { wrong: 0, asked: null });
}

/** Goes on with the flow that a dialogue is in; who has enough of it leaves it. */
export async function goOnInFlow(tx: Ctx, turning: Turning): Promise<Move | null> {
  const { say, text } = turning;
  const { waits } = turning.dialogue;
  if (waits?.for !== "flow") return null;
  if (LEAVE.test(text.trim())) return { move: "flow", reason: "left", text: say("robot.flowLeft"), waits: null };
  // A picture stands in the conversation: that it was sent is the answer.
  const isPicture = waits.kind === "photo" && turning.hasFiles;
  const input = { value: text.trim() || (isPicture ? say("robot.sentPicture") : ""), told: isPicture };
  const turn = await advanceRun(tx, waits.runId, waits.stepNo, input);
  return moveOf(turning, turn, { wrong: waits.wrong, asked: waits.kind });
}

/** What a turn of a flow is in a chat. */
function moveOf({ say }: Turning, turn: RunTurn, before: { wrong: number; asked: string | null }): Move {
  const { ask, end, wrong, runId, stepNo } = turn;
  const words = turn.texts.join("\n\n");
  if (end === "handed_over" || end === "not_solved") return handOver("flow", { text: words, waits: null });
  // Their own word ends the matter; that a flow is through does not.
  if (end && before.asked === "solved") {
    return { move: "solved", reason: "customer_said", text: words || say("robot.solved"), waits: null };
  }
  if (end || !ask) return { move: "flow", reason: "flow_done", text: words || say("robot.flowDone"), waits: null };
  const misses = wrong === null ? 0 : before.wrong + 1;
  if (misses >= MOST_WRONG) return handOver("two_misses", { waits: null });
  const choices = ask.options.map(({ label }) => label);
  const lines = choices.map((label, index) => `${index + 1}. ${label}`);
  return {
    move: "flow",
    reason: wrong === null ? "asked" : "asked_again",
    text: [words, ...lines].join("\n"),
    choices,
    waits: { for: "flow", runId, stepNo, kind: ask.kind, wrong: misses },
  };
}
