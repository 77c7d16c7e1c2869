import { on } from "../../kernel/events/define-reaction.ts";
import { caseClosed, caseMergedInto, caseReopened, caseSolved } from "../cases/index.ts";
import { forgetSolution, keepSolution } from "./keep-solution.ts";

export const reactions = [
  on(caseSolved, "solutions.keep-solved", (ctx, { caseId }) => keepSolution(ctx, caseId!)),
  on(caseClosed, "solutions.keep-closed", (ctx, { caseId }) => keepSolution(ctx, caseId!)),
  on(caseReopened, "solutions.forget", (ctx, { caseId }) => forgetSolution(ctx, caseId!)),
  // Told of both cases: of the one that went there is nothing more to find.
  on(caseMergedInto, "solutions.forget-merged", (ctx, { data }) => forgetSolution(ctx, data.fromCaseId), {
    when: ({ caseId, data }) => caseId === data.fromCaseId,
  }),
];
