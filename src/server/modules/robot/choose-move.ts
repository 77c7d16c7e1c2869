import type { Ctx } from "../../kernel/ctx.ts";
import { graveWords } from "../complaints/index.ts";
import { maybesOfCases } from "../conversations/index.ts";
import { handOver, type Move, type Step, type Turning } from "./move.ts";
import { fromKnowledge } from "./moves/from-knowledge.ts";
import { identify } from "./moves/identify.ts";
import { beginFlow, goOnInFlow } from "./moves/in-flow.ts";
import { chosenOrder, whereIsOrder } from "./moves/orders.ts";
import { ownMatters } from "./moves/own-matters.ts";
import { lastShownOf } from "./store/turns.ts";
import { choiceIn } from "./understand/choice.ts";
import { comesAgain, type Intent, intentOf } from "./understand/intent.ts";

/** In this order; the first that has a move makes it. What is for a person comes before all that a machine could say. */
const steps: readonly Step[] = [
  forPerson,
  goOnInFlow,
  identify,
  chosen,
  chosenOrder,
  byIntent,
  beginFlow,
  fromKnowledge,
];

/** What the robot does with a message. */
export async function chooseMove(tx: Ctx, turning: Turning): Promise<Move> {
  for (const step of steps) {
    const move = await step(tx, turning);
    if (move) return move;
  }
  return handOver("unfit");
}

async function forPerson(tx: Ctx, { dialogue, incoming, text, isFirst, hasFiles }: Turning): Promise<Move | null> {
  if (intentOf(text) === "person") return handOver("asked");
  const grave = await graveWords(tx, { text, customerId: incoming.customerId });
  if (grave) return handOver(grave.vulnerable ? "vulnerable" : "grave");
  const asksForPicture = dialogue.waits?.for === "flow" && dialogue.waits.kind === "photo";
  if (hasFiles && !asksForPicture) return handOver("attachment");
  if (isFirst && comesAgain(text)) return handOver("again");
  if (isFirst && (await maybesOfCases(tx, [dialogue.caseId])).length > 0) return handOver("again");
  return null;
}

async function chosen(tx: Ctx, turning: Turning): Promise<Move | null> {
  const { waits } = turning.dialogue;
  if (waits?.for !== "choice") return null;
  const choice = choiceIn(turning.text, waits.offered);
  if (choice === null) return null;
  if (choice.kind === "none")
    return missed(
      turning,
      "none_of_them",
      waits.offered.map(({ articleId }) => articleId),
    );
  return fromKnowledge(tx, { ...turning, text: waits.question }, waits.offered[choice.index]!);
}

const byIntentTable: Partial<Record<NonNullable<Intent>, Step>> = {
  greeting: async (_, turning) => greeting(turning, "greeted"),
  who_are_you: async (_, turning) => greeting(turning, "asked_who"),
  async solved(_, { isFirst, say }) {
    if (isFirst) return null;
    return { move: "solved", reason: "customer_said", text: say("robot.solved") };
  },
  async not_solved(tx, turning) {
    const shown = await lastShownOf(tx.db, turning.dialogue.id);
    return shown.length === 0 ? null : missed(turning, "rejected", shown);
  },
  async thanks(tx, { dialogue, say }) {
    const answered = (await lastShownOf(tx.db, dialogue.id)).length > 0;
    const choices = answered ? [say("robot.yesSolved"), say("robot.notSolved")] : [];
    return { move: "greet", reason: "thanked", text: say(answered ? "robot.welcomeSolved" : "robot.welcome"), choices };
  },
  own_matters: ownMatters,
  own_order: whereIsOrder,
};

async function byIntent(tx: Ctx, turning: Turning): Promise<Move | null> {
  const intent = intentOf(turning.text);
  return (intent && (await byIntentTable[intent]?.(tx, turning))) ?? null;
}

function greeting({ settings, isFirst, say }: Turning, reason: string): Move {
  // The first words of a dialogue say who speaks; nobody hears it twice in a row.
  const text = isFirst
    ? say("robot.askAway")
    : `${say("robot.whoIAm", { name: settings.name })} ${say("robot.askAway")}`;
  return { move: "greet", reason, text };
}

/** It could not help: the first time it asks for other words, then a person takes over. */
function missed({ dialogue, settings, say }: Turning, reason: string, shown: readonly number[]): Move {
  const misses = dialogue.misses + 1;
  const rejected = [...new Set([...dialogue.rejected, ...shown])];
  if (misses >= settings.mostMisses) return handOver("two_misses", { misses, rejected });
  return {
    move: "admit",
    reason,
    text: say("robot.rejected"),
    choices: [say("robot.toPerson")],
    misses,
    rejected,
    waits: null,
  };
}
