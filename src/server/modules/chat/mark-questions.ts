import type { Ctx } from "../../kernel/ctx.ts";
import { ratingsAskedBy } from "../complaints/index.ts";
import type { ChatLine } from "../conversations/index.ts";
import { type RobotLine, robotLines } from "./robot-lines.ts";

/** What is known of a line of a chat beside its words. */
export type Marks = { asksRating: boolean; robot: RobotLine | null };

/** Says of each line of a chat whether it still asks its visitor how they found it, and what of it a robot said. */
export async function markQuestions<L extends ChatLine>(ctx: Ctx, lines: readonly L[]): Promise<(L & Marks)[]> {
  const notices = lines.filter(({ direction, automatic }) => direction === "out" && automatic);
  const ids = notices.map(({ id }) => id);
  const [asked, said] = [await ratingsAskedBy(ctx, ids), await robotLines(ctx, ids)];
  return lines.map((line) => ({
    ...line,
    asksRating: asked.get(line.id)?.rating === null,
    robot: said.get(line.id) ?? null,
  }));
}
