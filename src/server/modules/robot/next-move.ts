import type { Ctx } from "../../kernel/ctx.ts";
import type { Dialogue } from "./store/dialogues.ts";

/** What somebody else than the knowledge makes of a message: a flow that asks, looks up and acts. */
export type ForeignMove = {
  text: string;
  choices: readonly string[];
  /** what the log keeps of why */
  reason: string;
  /** nothing is left to ask: people go on from here */
  handOver?: boolean;
};
export type NextMove = (
  ctx: Ctx,
  said: { dialogue: Dialogue; messageId: number; customerId: number; text: string },
) => Promise<ForeignMove | null>;

let provided: NextMove | null = null;

/** Called when the modules are put together, by the one whose flows may take a dialogue over. */
export function provideNextMove(move: NextMove): void {
  provided = move;
}

/** What a flow does with a message; null where none wants it. */
export async function nextMove(ctx: Ctx, said: Parameters<NextMove>[1]): Promise<ForeignMove | null> {
  return provided === null ? null : provided(ctx, said);
}
