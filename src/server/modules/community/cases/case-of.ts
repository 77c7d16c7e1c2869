import type { Ctx } from "../../../kernel/ctx.ts";
import { casesOfMessages } from "../../conversations/index.ts";
import type { PostRow } from "../store/posts.ts";

/** In which cases questions are now; those that are in none are absent. */
export async function casesOf(ctx: Ctx, questions: readonly PostRow[]): Promise<Map<number, number>> {
  const messages = questions.flatMap(({ messageId }) => messageId ?? []);
  const cases = await casesOfMessages(ctx, messages);
  return new Map(
    questions.flatMap(({ id, messageId }) => {
      const caseId = messageId === null ? undefined : cases.get(messageId);
      return caseId === undefined ? [] : [[id, caseId] as const];
    }),
  );
}

/** The case that a question is; null for none. */
export async function caseOf(ctx: Ctx, question: PostRow): Promise<number | null> {
  return (await casesOf(ctx, [question])).get(question.id) ?? null;
}
