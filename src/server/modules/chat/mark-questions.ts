import type { Ctx } from "../../kernel/ctx.ts";
import { ratingsAskedBy } from "../complaints/index.ts";
import type { ChatLine } from "../conversations/index.ts";

/** Says of each line of a chat whether it still asks its visitor how they found it. */
export async function markQuestions<L extends ChatLine>(
  ctx: Ctx,
  lines: readonly L[],
): Promise<(L & { asksRating: boolean })[]> {
  const notices = lines.filter(({ direction, automatic }) => direction === "out" && automatic);
  const asked = await ratingsAskedBy(
    ctx,
    notices.map(({ id }) => id),
  );
  return lines.map((line) => ({ ...line, asksRating: asked.get(line.id)?.rating === null }));
}
