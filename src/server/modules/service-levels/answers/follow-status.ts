import type { CaseCategory } from "../../../../shared/contract/cases.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { getCases, isActive } from "../../cases/index.ts";
import { keepPromises, pausePromises, resumePromises, withdrawPromises } from "../../promises/index.ts";
import { replyKinds } from "./kinds.ts";
import { turnOf } from "./policy.ts";

/** A case changed its category. */
export type StatusChange = { eventId: number; at: Date; caseId: number; to: CaseCategory };

/**
 * Brings the promises of a case in line with its category: what is solved or closed is no longer answered and counts as
 * solved; while somebody else has the next move the promise to solve it waits. News comes in no order, so that only the
 * change that still holds does anything.
 */
export async function followStatus(ctx: Ctx, change: StatusChange): Promise<void> {
  const row = (await getCases(ctx, [change.caseId])).get(change.caseId);
  if (row?.category !== change.to) return;
  const { at, caseId } = change;
  const resolution = { caseIds: [caseId], kinds: ["resolution"], at };
  const turn = turnOf(change.to);
  if (!isActive(change.to)) {
    await withdrawPromises(ctx, { caseIds: [caseId], kinds: replyKinds, reason: `case_${change.to}`, at });
    await keepPromises(ctx, { caseId, kinds: resolution.kinds, evidenceEventId: change.eventId, at });
  } else if (turn) await pausePromises(ctx, { ...resolution, turn });
  else await resumePromises(ctx, resolution);
}
