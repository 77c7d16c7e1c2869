import type { Ctx } from "../../kernel/ctx.ts";
import { provideRobotLines, type RobotLine } from "../chat/index.ts";
import { saidByRobot } from "./store/turns.ts";

provideRobotLines(linesOf);

/** What a robot said in chats; what can be pressed stands beside the words, not also in them. */
async function linesOf(ctx: Ctx, messageIds: readonly number[]): Promise<Map<number, RobotLine>> {
  const rows = await saidByRobot(ctx.db, messageIds);
  return new Map(
    rows.map(({ replyId, name, text, choices }) => {
      const typed = new Set((choices ?? []).map((choice, index) => `${index + 1}. ${choice}`));
      const words = text.split("\n").filter((line) => !typed.has(line));
      return [replyId, { name, text: words.join("\n"), choices: choices ?? [] }];
    }),
  );
}
