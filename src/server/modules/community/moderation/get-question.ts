import type { Ctx } from "../../../kernel/ctx.ts";
import { postUnknown } from "../errors.ts";
import { lockPost, type QuestionRow } from "../store/posts.ts";

/** A question for people of ours, whatever its state; in a transaction it is held. @throws community.post_unknown */
export async function getQuestion(ctx: Ctx, id: number): Promise<QuestionRow> {
  const question = await lockPost(ctx.db, id);
  if (question?.kind !== "question") throw postUnknown({ id });
  return question as QuestionRow;
}
