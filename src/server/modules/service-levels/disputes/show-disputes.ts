import type { Dispute } from "../../../../shared/contract/disputes.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { getCase } from "../../cases/index.ts";
import { findPromisesById, promiseIdsOfCase } from "../../promises/index.ts";
import { type DisputeRow, findDisputes } from "./store.ts";

/** What the customer of a case said did not happen, and what was found. @throws cases.not_found */
export async function disputesOfCase(ctx: Ctx, caseId: number): Promise<Dispute[]> {
  await getCase(ctx, caseId);
  return presentDisputes(ctx, await findDisputes(ctx.db, await promiseIdsOfCase(ctx, caseId)));
}

/** Disputes as the staff sees them; the caller knows that the actor sees their cases. */
export async function presentDisputes(ctx: Ctx, rows: readonly DisputeRow[]): Promise<Dispute[]> {
  const [staff, decisions] = await Promise.all([
    staffRefs(ctx, [...new Set(rows.flatMap(({ deciderIds, decidedBy }) => [...deciderIds, decidedBy ?? []].flat()))]),
    findPromisesById(
      ctx,
      rows.map(({ decisionId }) => decisionId),
    ),
  ]);
  return rows.map((row) => ({
    promiseId: row.promiseId,
    about: row.about,
    words: row.words,
    at: row.disputedAt.toISOString(),
    deciders: row.deciderIds.flatMap((id) => staff.get(id) ?? []),
    answerBy: decisions.get(row.decisionId)?.dueAt?.toISOString() ?? null,
    mayAnswer: row.outcome === null && mayAnswer(ctx, row),
    outcome: row.outcome,
    reason: row.reason,
    decidedBy: staff.get(row.decidedBy ?? 0) ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }));
}

/** True for those whom it was brought to. */
export function mayAnswer({ actor }: Ctx, { deciderIds }: Pick<DisputeRow, "deciderIds">): boolean {
  return actor.kind === "staff" && deciderIds.includes(actor.id!);
}

/** What the customer's page says of disputes, by the promise: nothing of who judged. */
export async function disputesForCustomer(
  ctx: Ctx,
  promiseIds: readonly number[],
): Promise<Map<number, { outcome: DisputeRow["outcome"]; reason: string | null }>> {
  const rows = await findDisputes(ctx.db, promiseIds);
  return new Map(rows.map(({ promiseId, outcome, reason }) => [promiseId, { outcome, reason }]));
}
