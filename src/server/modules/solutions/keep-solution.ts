import type { Ctx } from "../../kernel/ctx.ts";
import { getCases } from "../cases/index.ts";
import { answersInCase, wordsOfCases } from "../conversations/index.ts";
import { anybody, searchKnowledge } from "../knowledge/index.ts";
import { tsvectorLiteral } from "../search/index.ts";
import { joinGap, leaveGap } from "./gaps/join-gap.ts";
import { deleteSolution, solutionOf, writeSolution } from "./store/solutions.ts";
import { withoutCourtesies } from "./without-courtesies.ts";

const LONGEST = 4_000;
/** Answers of a case that are kept: the last ones are what solved it. */
const LAST_ANSWERS = 2;

/** Keeps how a case was solved: what was asked in the beginning and what a person of ours answered last. */
export async function keepSolution(ctx: Ctx, caseId: number): Promise<void> {
  const row = (await getCases(ctx, [caseId])).get(caseId);
  // Reopened, or merged into another, before the news of it came.
  if (!row || row.mergedInto !== null || (row.category !== "solved" && row.category !== "closed")) return;
  // What was written to an executive is nobody else's to read.
  if (row.kind === "executive") return;
  const [words, answers] = await Promise.all([wordsOfCases(ctx, [caseId]), answersInCase(ctx, caseId, LAST_ANSWERS)]);
  const question = words.get(caseId)?.[0]?.text.trim() ?? "";
  const answer = answers
    .map(({ text }) => withoutCourtesies(text))
    .join("\n\n")
    .trim();
  if (!question || !answer) return;
  const asked = [row.subject ?? "", question].join("\n");
  await writeSolution(ctx.db, {
    caseId,
    customerId: row.customerId,
    brandId: row.brandId,
    language: row.language,
    question: question.slice(0, LONGEST),
    answer: answer.slice(0, LONGEST),
    answeredBy: answers.at(-1)!.authorId,
    solvedAt: ctx.now(),
    terms: tsvectorLiteral([{ text: asked, weight: "A" }]),
    covered: await coveredBy(ctx, question, row.brandId),
  });
  const kept = await solutionOf(ctx.db, caseId);
  if (kept) await joinGap(ctx, kept);
}

/** The case is not solved after all: nobody is shown it for an answer. */
export async function forgetSolution(ctx: Ctx, caseId: number): Promise<void> {
  const gapId = await deleteSolution(ctx.db, caseId);
  if (gapId !== null) await leaveGap(ctx, gapId);
}

/** How much of a question the knowledge base speaks of, as customers find it (0–1). */
async function coveredBy(ctx: Ctx, question: string, brandId: number): Promise<number> {
  const wanted = { query: question, reader: anybody(brandId), locales: ["zh-CN", "en"] as const, limit: 1 };
  const { items } = await searchKnowledge(ctx, wanted);
  return items[0]?.coverage ?? 0;
}
