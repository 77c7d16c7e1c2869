import type { Ctx } from "../../../kernel/ctx.ts";
import { getCases } from "../../cases/index.ts";
import { causesNamed } from "../events.ts";
import { findCaseCauses } from "../store/case-causes.ts";
import { allCauses } from "../store/causes.ts";

/** Tells what the causes of these cases are now, after something else than a person's naming changed them. */
export async function tellCauses(tx: Ctx, caseIds: readonly number[]): Promise<void> {
  if (caseIds.length === 0) return;
  const [found, tree, cases] = await Promise.all([
    findCaseCauses(tx.db, caseIds),
    allCauses(tx.db),
    getCases(tx, [...caseIds]),
  ]);
  const named = Map.groupBy(found, ({ caseId }) => caseId);
  const namesOf = new Map(tree.map(({ id, names }) => [id, names]));
  for (const caseId of caseIds) {
    const causes = named.get(caseId) ?? [];
    const mainId = causes.find(({ main }) => main)?.causeId ?? null;
    const moreIds = causes.filter(({ main }) => !main).map(({ causeId }) => causeId);
    const names = mainId === null ? {} : (namesOf.get(mainId) ?? {});
    const customerId = cases.get(caseId)?.customerId ?? null;
    tx.emit(causesNamed, { mainId, moreIds, product: causes[0]?.product ?? null, names }, { caseId, customerId });
  }
}
