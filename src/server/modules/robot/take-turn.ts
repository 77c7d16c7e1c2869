import type { Ctx } from "../../kernel/ctx.ts";
import { closeByCustomer } from "../cases/index.ts";
import { chooseMove } from "./choose-move.ts";
import { askModel, isForModel } from "./model/ask-model.ts";
import { handOver } from "./move.ts";
import { makeMove, readTurn } from "./turn.ts";
import { intentOf } from "./understand/intent.ts";

/**
 * The robot's turn: a customer wrote in a case where it talks, or may begin to. Harmless when done twice. What a language
 * model may say better is left to a job: it is not asked in a transaction.
 */
export async function takeTurn(ctx: Ctx, messageId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const turn = await readTurn(tx, messageId);
    if (!turn) return;
    const { row, turning } = turn;
    if (turning.dialogue.state === "talking") {
      const move = await chooseMove(tx, turning);
      if (await isForModel(tx, turning, move))
        return tx.enqueue(askModel, { messageId }, { queue: `robot:${turning.dialogue.id}` });
      return makeMove(tx, turning, move);
    }
    if (isOnlyThanks(turning.text)) return closeByCustomer(tx, row.id);
    await makeMove(tx, turning, handOver("returned"));
  });
}

/** Who thanks for what is solved does not come back about it. */
function isOnlyThanks(text: string): boolean {
  const intent = intentOf(text);
  return intent === "thanks" || intent === "solved";
}
