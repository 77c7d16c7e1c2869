import { type CauseView, MAX_CAUSE_DEPTH } from "../../../../shared/contract/causes.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { causeNotFound, mergeWithItself, placeWrong } from "../errors.ts";
import { tellCauses } from "../naming/tell-causes.ts";
import { fitsBelow, withDescendants } from "../policy.ts";
import { recause } from "../store/case-causes.ts";
import { lockTree, updateCauses } from "../store/causes.ts";
import { moveImprovementCauses } from "../store/improvements.ts";
import { announced } from "./save-cause.ts";

/**
 * Two causes that are one: cases, improvements and what stands below `id` go to `intoId`. The code of the one that goes
 * leads to the other from then on.
 * @returns the one that stays
 * @throws causes.not_found, causes.merge_with_itself, causes.place_wrong: what stands below would stand too deep
 */
export async function mergeCause(ctx: Ctx, id: number, intoId: number): Promise<CauseView> {
  return ctx.tx(async (tx) => {
    const rows = await lockTree(tx.db);
    const [from, into] = [id, intoId].map((each) => rows.find((row) => row.id === each));
    if (!from || from.mergedInto !== null) throw causeNotFound({ id });
    const unfit = !into || into.archivedAt !== null || withDescendants(rows, [id]).has(intoId);
    if (unfit) throw mergeWithItself({ field: "intoId" });
    const children = rows.filter(({ parentId }) => parentId === id).map((row) => row.id);
    if (!children.every((child) => fitsBelow(rows, child, intoId))) {
      throw placeWrong({ field: "intoId", depth: MAX_CAUSE_DEPTH });
    }
    await updateCauses(tx.db, children, { parentId: intoId }, tx.now());
    const before = rows.filter(({ mergedInto }) => mergedInto === id).map((row) => row.id);
    await updateCauses(tx.db, [id, ...before], { mergedInto: intoId, archivedAt: tx.now() }, tx.now());
    const caseIds = await recause(tx.db, id, intoId);
    await moveImprovementCauses(tx.db, id, intoId);
    const details = { code: from.code, into: into.code, cases: caseIds.length };
    await audit(tx, { action: "causes.merged", subject: { kind: "cause", id }, details });
    await tellCauses(tx, caseIds);
    await announced(tx, id, intoId);
    return announced(tx, intoId);
  });
}
