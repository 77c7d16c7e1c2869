import { Type } from "typebox";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { customerRefs } from "../../customers/index.ts";
import { otherWordsFor } from "../../knowledge/index.ts";
import { askChat, canAskChat, maskPersonal, unmask } from "../../models/index.ts";
import { chooseMove } from "../choose-move.ts";
import type { Move, Told, Turning } from "../move.ts";
import { fromKnowledge } from "../moves/from-knowledge.ts";
import { insertModelTurn } from "../store/model-turns.ts";
import { makeMove, readTurn } from "../turn.ts";
import { type Dropped, phrase } from "./phrase.ts";
import { type ModelSaid, nameOf, questionFor, readSaid } from "./question.ts";

/** So many passages are shown to the model. */
const MOST_PASSAGES = 5;
/** What fits less than this is not about what was asked, whatever a model says. */
const FITS = 0.2;

/** Whether a language model may say a move, or choose a better one. Costs nothing where it may not be asked at all. */
export async function isForModel(tx: Ctx, { settings }: Turning, { knowledge }: Move): Promise<boolean> {
  return settings.usesModel && knowledge !== undefined && knowledge.length > 0 && (await canAskChat(tx));
}

/**
 * A turn with a language model: decided by the rules, said by the model as far as what it says is backed, and written down if
 * the dialogue did not move meanwhile. Where the model is slow, down or says nothing that is backed, the rules' words go out.
 */
export const askModel = defineJob(
  "robot.ask-model",
  { schema: Type.Object({ messageId: Type.Integer() }) },
  async (ctx, { messageId }) => {
    const decided = await ctx.tx(async (tx) => {
      const turn = await readTurn(tx, messageId);
      if (turn?.turning.dialogue.state !== "talking") return null;
      const { turning, turns } = turn;
      const move = await chooseMove(tx, turning);
      if (await isForModel(tx, turning, move)) return { turning, turns, move, names: await namesOf(tx, turning) };
      await makeMove(tx, turning, move);
      return null;
    });
    if (!decided) return;
    const said = await consult(ctx, decided);
    await ctx.tx(async (tx) => {
      const now = await readTurn(tx, messageId);
      if (now?.turning.dialogue.state !== "talking") return;
      const { turning } = now;
      const stands = now.turns === decided.turns;
      const made = stands
        ? await withModel(tx, turning, decided.move, said)
        : { move: await chooseMove(tx, turning), understood: false, phrased: false, dropped: [] };
      await makeMove(tx, turning, made.move);
      const { understood, phrased, dropped } = made;
      const outcome = stands ? said.outcome : "moved";
      const dialogueId = turning.dialogue.id;
      await insertModelTurn(tx.db, { messageId, dialogueId, at: tx.now(), outcome, understood, phrased, dropped });
    });
  },
);

type Said = { outcome: string; passages: Told[]; answer: ModelSaid | null };
type Decided = { turning: Turning; move: Move; names: string[] };

/** Asks the model; what it is sent tells nothing of the customer. */
async function consult(ctx: Ctx, { turning, move, names }: Decided): Promise<Said> {
  const passages = passagesOf(move);
  const { waits, locale } = turning.dialogue;
  const asked = move.reason === "chosen" && waits?.for === "choice" ? waits.question : turning.text;
  const masked = maskPersonal(asked, names);
  const answer = await askChat(ctx, {
    purpose: "robot",
    ...questionFor(masked.text, passages, locale),
  });
  if (answer.outcome !== "answered") return { outcome: answer.outcome, passages, answer: null };
  const read = readSaid(answer.text);
  if (!read) return { outcome: "not_json", passages, answer: null };
  return { outcome: "answered", passages, answer: { ...read, search: read.search && unmask(read.search, masked) } };
}

/** An answer is said by its own articles; where there is none yet, the model may choose among all that was found. */
function passagesOf({ move, knowledge = [] }: Move): Told[] {
  const answering = knowledge.filter(({ words }) => words !== null);
  return (move === "answer" ? answering : [...knowledge]).slice(0, MOST_PASSAGES);
}

type Made = { move: Move; understood: boolean; phrased: boolean; dropped: Dropped[] };

async function withModel(tx: Ctx, turning: Turning, byRules: Move, { answer, passages }: Said): Promise<Made> {
  if (!answer) return { move: byRules, understood: false, phrased: false, dropped: [] };
  const understood = byRules.move === "answer" ? null : await understand(tx, turning, answer, passages);
  const move = understood ?? byRules;
  const told = passages.map((one) => ({
    ...one,
    words: move.knowledge?.find(({ passageId }) => passageId === one.passageId)?.words ?? null,
  }));
  const same = await otherWordsFor(tx, answer.sentences.map(({ text }) => text).join("\n"));
  return { ...phrase(move, told, answer.sentences, same), understood: understood !== null };
}

/** What the model makes of a question that the rules are not sure of: one of the passages, or other words to search for. */
async function understand(
  tx: Ctx,
  turning: Turning,
  answer: ModelSaid,
  passages: readonly Told[],
): Promise<Move | null> {
  const picked = passages.find((told, place) => nameOf(place) === answer.passage && told.fit >= FITS);
  if (picked) {
    const move = await fromKnowledge(tx, turning, picked);
    return move?.move === "answer" ? { ...move, reason: "model_picked" } : null;
  }
  if (!answer.search) return null;
  const move = await fromKnowledge(tx, { ...turning, text: answer.search });
  return move?.move === "answer" ? { ...move, reason: "model_searched" } : null;
}

async function namesOf(tx: Ctx, { incoming }: Turning): Promise<string[]> {
  const ref = (await customerRefs(tx, [incoming.customerId])).get(incoming.customerId);
  return [ref?.name, incoming.sender?.name].filter((name) => typeof name === "string" && name !== "") as string[];
}
