import { on } from "../../kernel/events/define-reaction.ts";
import { caseMergedInto, caseUnmerged } from "../cases/index.ts";
import { promiseKept, promiseKeptLate } from "../promises/index.ts";
import { followKept } from "./improvements/follow-kept.ts";
import { IMPROVEMENT } from "./improvements/kind.ts";
import { followMerge, followUnmerge } from "./naming/follow-merge.ts";

const ofImprovement = { when: ({ data }: { data: { kind: string } }) => data.kind === IMPROVEMENT };

export const reactions = [
  // Merges and un-mergings are told of both cases: once is enough.
  on(caseMergedInto, "causes.follow-merge", (ctx, { data }) => followMerge(ctx, data), {
    when: ({ caseId, data }) => caseId === data.intoCaseId,
  }),
  on(caseUnmerged, "causes.follow-unmerge", (ctx, { data }) => followUnmerge(ctx, data), {
    when: ({ caseId, data }) => caseId === data.intoCaseId,
  }),
  on(promiseKept, "causes.follow-kept", followKept, ofImprovement),
  on(promiseKeptLate, "causes.follow-kept-late", followKept, ofImprovement),
];
