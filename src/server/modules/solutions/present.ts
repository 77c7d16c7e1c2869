import type { GapView, SuggestedSolution } from "../../../shared/contract/solutions.ts";
import { maskPersonalData } from "../../../shared/personal-data.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { staffRefs } from "../accounts/index.ts";
import type { GapRow } from "./store/gaps.ts";
import type { SolutionRow } from "./store/solutions.ts";

const GLANCE = 200;

/** How cases were solved, for somebody who answers another customer. */
export async function presentSolutions(ctx: Ctx, rows: readonly SolutionRow[]): Promise<SuggestedSolution[]> {
  const people = await staffRefs(
    ctx,
    rows.flatMap(({ answeredBy }) => answeredBy ?? []),
  );
  return rows.map(({ caseId, question, answer, answeredBy, solvedAt }) => ({
    caseId,
    question: maskPersonalData(question).replace(/\s+/g, " ").slice(0, GLANCE),
    answer: maskPersonalData(answer),
    by: answeredBy === null ? null : (people.get(answeredBy) ?? null),
    at: solvedAt.toISOString(),
  }));
}

export function presentGap({ firstAt, lastAt, ...gap }: GapRow): GapView {
  return { ...gap, firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString() };
}
