import type { BulkChange, BulkUpdate } from "../../../shared/contract/cases.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { checkFit } from "./assign-case.ts";
import { canSee } from "./can-see.ts";
import { giveOrOffer } from "./offers/give-or-offer.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { lockCases } from "./store/read.ts";
import { changeCase, retag } from "./update-case.ts";

/**
 * Changes many cases in one transaction. Those the actor may not see, and those merged away, are left as they are.
 *
 * @returns how many changed, and the bulk updates that put each back as it was
 * @throws cases.owner_unfit, cases.team_unknown
 */
export async function bulkUpdate(
  ctx: Ctx,
  { ids, change }: BulkUpdate,
): Promise<{ changed: number; undo: BulkUpdate[] }> {
  return ctx.tx(async (tx) => {
    await checkFit(tx, change);
    const rows = await lockCases(tx.db, [...new Set(ids)]);
    const undo = new Map<string, BulkUpdate>();
    let changed = 0;
    for (const row of rows) {
      if (row.mergedInto || !canSee(tx.actor, row)) continue;
      const back = inverseOf(row, change);
      if (Object.keys(back).length === 0) continue;
      const given = await giveOrOffer(tx, row, { ownerId: change.ownerId, teamId: change.teamId, reason: "bulk" });
      await changeCase(tx, given, change);
      changed++;
      const key = JSON.stringify(back);
      const same = undo.get(key);
      if (same) same.ids.push(row.id);
      else undo.set(key, { ids: [row.id], change: back });
    }
    return { changed, undo: [...undo.values()] };
  });
}

/** What puts a case back after a change: empty when the change leaves it as it is. */
function inverseOf(row: CaseFacts, change: BulkChange): BulkChange {
  const back: BulkChange = {};
  if (change.category !== undefined && change.category !== row.category) back.category = row.category;
  if (change.priority !== undefined && change.priority !== row.priority) back.priority = row.priority;
  if (change.ownerId !== undefined && change.ownerId !== row.ownerId) back.ownerId = row.ownerId;
  if (change.teamId !== undefined && change.teamId !== row.teamId) back.teamId = row.teamId;
  const { added, removed } = retag(row.tags, change);
  if (added.length > 0) back.removeTags = added;
  if (removed.length > 0) back.addTags = removed;
  return back;
}
