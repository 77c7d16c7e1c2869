import type { Ctx } from "../../kernel/ctx.ts";
import { type AnswerInCase, lastAnswers } from "./store/answers.ts";

export type { AnswerInCase } from "./store/answers.ts";

/** The last answers of people of ours in a case, whole, oldest first. What was taken back or never arrived is none. */
export function answersInCase(ctx: Ctx, caseId: number, limit: number): Promise<AnswerInCase[]> {
  return lastAnswers(ctx.db, caseId, limit);
}
