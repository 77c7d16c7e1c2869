import type { Ctx } from "../../kernel/ctx.ts";

/** What a robot said in a chat, as its page shows it. */
export type RobotLine = {
  /** how the robot calls itself */
  name: string;
  text: string;
  /** what may be pressed instead of written */
  choices: string[];
};
/** Tells which of these messages a robot wrote. */
export type RobotLines = (ctx: Ctx, messageIds: readonly number[]) => Promise<Map<number, RobotLine>>;

let provided: RobotLines | null = null;

/** Called when the modules are put together, by the one whose robot talks. */
export function provideRobotLines(lines: RobotLines): void {
  provided = lines;
}

/** What a robot wrote of these. */
export async function robotLines(ctx: Ctx, messageIds: readonly number[]): Promise<Map<number, RobotLine>> {
  return provided === null || messageIds.length === 0 ? new Map() : provided(ctx, messageIds);
}
