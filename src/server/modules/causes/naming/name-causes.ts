import type { NameCauses } from "../../../../shared/contract/causes.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { type CaseFacts, getCase, getCases } from "../../cases/index.ts";
import { causeUnknown, mainNeeded } from "../errors.ts";
import { causesNamed } from "../events.ts";
import { findCaseCauses, writeCaseCauses } from "../store/case-causes.ts";
import { allCauses, type CauseRow } from "../store/causes.ts";

/**
 * Says what a case came about by: one main cause, any number more, and the product where that is known. Causes that the
 * case has already may stay though they are archived.
 * @throws cases.not_found, causes.unknown, causes.main_needed
 */
export async function nameCauses(ctx: Ctx, caseId: number, input: NameCauses): Promise<void> {
  await getCase(ctx, caseId);
  if (input.mainId === null && input.moreIds.length > 0) throw mainNeeded({ field: "mainId" });
  await ctx.tx(async (tx) => {
    // Whoever names them at the same moment waits, and then sees what is there.
    await tx.db.selectFrom("cases").select("id").where("id", "=", caseId).forUpdate().execute();
    await write(tx, await getCase(tx, caseId), await allCauses(tx.db), input);
  });
}

/**
 * Gives many cases the same main cause, or takes theirs away. Cases that the actor may not see, and those merged away, are
 * left as they are; what else was named of them stays. `onlyUnnamed`: complaints without one alone.
 * @returns how many changed
 * @throws causes.unknown
 */
export async function nameCausesInBulk(
  ctx: Ctx,
  { ids, mainId, onlyUnnamed = false }: { ids: readonly number[]; mainId: number | null; onlyUnnamed?: boolean },
): Promise<number> {
  return ctx.tx(async (tx) => {
    const locked = tx.db
      .selectFrom("cases")
      .select("id")
      .where("id", "in", [...new Set(ids)])
      .orderBy("id");
    await locked.forUpdate().execute();
    const [cases, causes, named] = await Promise.all([getCases(tx, ids), allCauses(tx.db), findCaseCauses(tx.db, ids)]);
    let changed = 0;
    for (const row of cases.values()) {
      const present = named.filter(({ caseId }) => caseId === row.id);
      if (row.mergedInto !== null || (onlyUnnamed && (row.kind !== "complaint" || present.length > 0))) continue;
      const moreIds = mainId === null ? [] : present.map(({ causeId }) => causeId).filter((id) => id !== mainId);
      const input = { mainId, moreIds: moreIds.filter((id) => !present.find((one) => one.causeId === id)?.main) };
      if (await write(tx, row, causes, input)) changed++;
    }
    return changed;
  });
}

/** @returns whether anything changed */
async function write(
  tx: Ctx,
  row: CaseFacts,
  causes: readonly CauseRow[],
  { mainId, moreIds, product }: NameCauses,
): Promise<boolean> {
  const before = await findCaseCauses(tx.db, [row.id]);
  const kept = new Set(before.map(({ causeId }) => causeId));
  const causeIds = mainId === null ? [] : [...new Set([mainId, ...moreIds])];
  for (const [n, id] of causeIds.entries()) {
    const cause = causes.find((each) => each.id === id);
    if (!cause || (cause.archivedAt !== null && !kept.has(id))) {
      throw causeUnknown({ id, field: n === 0 ? "mainId" : "moreIds" });
    }
  }
  const said = product === undefined ? (before[0]?.product ?? null) : product?.trim() || null;
  const same = (ids: readonly number[]) => JSON.stringify(ids.slice(0, 1).concat(ids.slice(1).toSorted()));
  const unchanged =
    same(before.map(({ causeId }) => causeId)) === same(causeIds) && before.every((one) => one.product === said);
  if (unchanged) return false;
  const by = tx.actor.kind === "staff" ? tx.actor.id : null;
  await writeCaseCauses(tx.db, { caseId: row.id, causeIds, product: said, by, at: tx.now() });
  const names = causes.find(({ id }) => id === mainId)?.names ?? {};
  const data = { mainId, moreIds: causeIds.slice(1), product: causeIds.length > 0 ? said : null, names };
  tx.emit(causesNamed, data, { caseId: row.id, customerId: row.customerId });
  return true;
}
