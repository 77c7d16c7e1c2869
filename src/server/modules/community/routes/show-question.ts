import type { CommunityPage } from "../../../../shared/contract/community.ts";
import { questionHead } from "../reading/head.ts";
import { readQuestion } from "../reading/question-page.ts";
import type { QuestionRow } from "../store/posts.ts";
import { show, type Visit } from "./visit.ts";

type QuestionPage = Extract<CommunityPage, { page: "community-question" }>;

/** Answers with the page of a question. */
export async function showQuestion(
  visited: Visit,
  row: QuestionRow,
  around: { page: number; form: Pick<QuestionPage, "typed" | "doubts" | "fault" | "formKey">; notice: string | null },
  status = 200,
): Promise<void> {
  const { ctx, community, member, locale } = visited;
  const { page, form, notice } = around;
  const read = await readQuestion(ctx, community, row, member, { locale, page });
  const head = questionHead(ctx, community, row, { question: read.question, page, locale });
  await show(visited, { page: "community-question", ...read, ...form, notice, head }, status);
}
