import type { CauseView } from "../../../../shared/contract/causes.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { causeNotFound, mergeWithItself } from "../errors.ts";
import { causesNamed } from "../events.ts";
import { withDescendants } from "../policy.ts";
import { recause } from "../store/case-causes.ts";
import { lockTree, updateCauses } from "../store/causes.ts";
import { moveImprovementCauses } from "../store/improvements.ts";
import { announced } from "./save-cause.ts";

/**
 * Two causes that are one: cases, improvements and what stands below `id` go to `intoId`. The code of the one that goes
 * leads to the other from then on.
 * @returns the one that stays
 * @throws causes.not_found, causes.merge_with_itself
 */
export async function mergeCause(ctx: Ctx, id: number, intoId: number): Promise<CauseView> {
  return ctx.tx(async (tx) => {
    const rows = await lockTree(tx.db);
    const [from, into] = [id, intoId].map((each) => rows.find((row) => row.id === each));
    if (!from || from.mergedInto !== null) throw causeNotFound({ id });
    const unfit = !into || into.archivedAt !== null || withDescendants(rows, [id]).has(intoId);
    if (unfit) throw mergeWithItself({ field: "intoId" });
    const children = rows.filter(({ parentId }) => parentId === id).map((row) => row.id);
    await updateCauses(tx.db, children, { parentId: intoId }, tx.now());
    const before = rows.filter(({ mergedInto }) => mergedInto === id).map((row) => row.id);
    await updateCauses(tx.db, [id, ...before], { mergedInto: intoId, archivedAt: tx.now() }, tx.now());
    const caseIds = await recause(tx.db, id, intoId);
    await moveImprovementCauses(tx.db, id, intoId);
    const details = { code: from.code, into: into.code, cases: caseIds.length };
    await audit(tx, { action: "causes.merged", subject: { kind: "cause", id }, details });
    for (const caseId of caseIds) {
      tx.emit(
        causesNamed,
        { mainId: intoId, moreIds: [], product: null, names: into.names },
        { caseId, customerId: null },
      );
    }
    await announced(tx, id, intoId);
    return announced(tx, intoId);
  });
}
