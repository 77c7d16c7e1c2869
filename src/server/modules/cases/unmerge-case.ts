import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { moveMessagesBack } from "../conversations/index.ts";
import { giveCasesTo } from "../customers/index.ts";
import { movePromisesBack, reassignPromises } from "../promises/index.ts";
import { canSee } from "./can-see.ts";
import { caseMerged, caseNotFound, notMerged } from "./errors.ts";
import { caseUnmerged } from "./events.ts";
import { lifeTogether } from "./life-together.ts";
import { livesApart } from "./lives-apart.ts";
import { recountCases } from "./recount.ts";
import { insertApart } from "./store/apart.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { endMerge, forgetMoved, lockStandingMerge } from "./store/merges.ts";
import { chainOf, lockCases } from "./store/read.ts";
import { writeApart } from "./store/unmerge.ts";
import { takeOut } from "./take-out.ts";

/** A case, and one that is part of it by a merge that shall not stand. */
export type Unmerge = { caseId: number; otherId: number };

/**
 * Makes a case of its own again of one that was merged into another, also months later and when that one was itself merged
 * into a third (`caseId`) meanwhile. What the other had brought along goes back with it, unless it was split off since; what
 * was written and promised since stays where it was, and what was answered or solved since is so for both. Both are as they
 * were before as far as nobody changed it since.
 *
 * @returns the case that was part of the other
 * @throws cases.not_found, cases.already_merged, cases.not_merged
 */
export async function unmergeCase(ctx: Ctx, { caseId, otherId }: Unmerge): Promise<CaseFacts> {
  return ctx.tx(async (tx) => {
    const rows = await lockCases(tx.db, await chainOf(tx.db, otherId));
    const root = rows.find(({ id }) => id === caseId);
    if (!root || !canSee(tx.actor, root)) throw caseNotFound({ id: caseId });
    const path = pathOf(rows, otherId);
    const merge = await lockStandingMerge(tx.db, otherId);
    if (!merge || path.at(-1) !== root || root.id === otherId) throw notMerged({ id: caseId, other: otherId });
    // Somebody merged it, too, while we waited for the lock: the lines are elsewhere now.
    if (root.mergedInto !== null) throw caseMerged({ id: caseId, target: root.mergedInto });
    const [other, ...passed] = path;
    const back = { fromCaseId: caseId, toCaseId: otherId };
    const messageIds = await moveMessagesBack(tx, { ...back, messageIds: merge.messageIds });
    const promiseIds = await movePromisesBack(tx, { ...back, promiseIds: merge.promiseIds });
    const keptIds = passed.map(({ id }) => id);
    const together = await lifeTogether(tx, merge, keptIds);
    const rest = await takeOut(tx, merge, keptIds, { ...root, openedAt: root.openedAt.toISOString() });
    await endMerge(tx.db, merge.id, tx.now());
    await forgetMoved(tx.db, keptIds, { messageIds, promiseIds });
    // The two records whose cases these are may be two persons again since.
    await giveCasesTo(tx, { from: root.customerId, to: other!.customerId, caseIds: [otherId] });
    await recountCases(tx, [caseId, otherId]);
    const lives = await livesApart(tx, { root, other: other!, from: merge.before.from, rest, together });
    await writeApart(tx.db, lives, tx.now());
    const { ownerId, teamId } = lives.other;
    await reassignPromises(tx, { caseIds: [otherId], ownerId, teamId });
    // Whoever takes two apart has said that they are about two matters.
    await insertApart(tx.db, { a: caseId, b: otherId }, tx.actor.kind === "staff" ? tx.actor.id : null, tx.now());
    await audit(tx, { action: "cases.unmerged", subject: { kind: "case", id: caseId }, details: { otherId } });
    const data = { fromCaseId: otherId, intoCaseId: caseId, messageIds, promiseIds };
    for (const { id, customerId } of [root, other!]) tx.emit(caseUnmerged, data, { caseId: id, customerId });
    return (await lockCases(tx.db, [otherId]))[0]!;
  });
}

/** From a case to the one that stands for it, as far as these rows lead. */
function pathOf(rows: readonly CaseFacts[], id: number): CaseFacts[] {
  const row = rows.find((each) => each.id === id);
  if (!row) return [];
  return row.mergedInto === null ? [row] : [row, ...pathOf(rows, row.mergedInto)];
}
