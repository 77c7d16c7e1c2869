import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { moveCaseMessages } from "../conversations/index.ts";
import { movePromisesToCase, reassignPromises } from "../promises/index.ts";
import { canSee } from "./can-see.ts";
import { caseMerged, caseNotFound, mergeOfTwoCustomers, mergeWithItself, mergeWouldReveal } from "./errors.ts";
import { caseMergedInto } from "./events.ts";
import { withdrawOffer } from "./offers/settle-offer.ts";
import { recountCases } from "./recount.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { writeMerge } from "./store/merge.ts";
import { insertMerge, type Keepsake } from "./store/merges.ts";
import { lockCases } from "./store/read.ts";

/** Two cases that are one problem. */
export type Merge = { caseId: number; otherId: number };

/**
 * Makes one case of two: messages with their threads, promises and tags of `otherId` go to `caseId`, its log stays
 * readable there, and it points to it from then on. What is needed to take them apart again is written down.
 *
 * @returns the case that stays
 * @throws cases.merge_with_itself, cases.merge_of_two_customers, cases.not_found, cases.already_merged,
 *   cases.merge_would_reveal
 */
export async function mergeCases(ctx: Ctx, { caseId, otherId }: Merge): Promise<CaseFacts> {
  if (caseId === otherId) throw mergeWithItself();
  return ctx.tx(async (tx) => {
    const rows = await lockCases(tx.db, [caseId, otherId]);
    const [into, from] = [caseId, otherId].map((id) => mergeable(tx, id, rows));
    if (into!.customerId !== from!.customerId) throw mergeOfTwoCustomers({ id: caseId, other: otherId });
    // What was written to an executive in confidence is not shown to everybody by way of another case.
    const staysWithin = into!.kind === "executive" && from!.addresseeId === into!.addresseeId;
    if (from!.kind === "executive" && !staysWithin) throw mergeWouldReveal({ id: caseId, other: otherId });
    await withdrawOffer(tx, from!);
    const moved = await moveCaseMessages(tx, otherId, caseId);
    const promiseIds = await movePromisesToCase(tx, otherId, caseId);
    await reassignPromises(tx, { caseIds: [caseId], ownerId: into!.ownerId, teamId: into!.teamId });
    await recountCases(tx, [caseId, otherId]);
    const merged = await writeMerge(tx.db, { caseId, otherId }, tx.now());
    const before = { from: keepsake(from!), into: keepsake(into!) };
    const { messageIds, conversationIds } = moved;
    await insertMerge(tx.db, { keptId: caseId, otherId, messageIds, promiseIds, before, mergedAt: tx.now() });
    await audit(tx, { action: "cases.merged", subject: { kind: "case", id: caseId }, details: { otherId } });
    for (const id of [caseId, otherId]) {
      tx.emit(
        caseMergedInto,
        {
          fromCaseId: otherId,
          intoCaseId: caseId,
          messageIds,
          conversationIds,
          promiseIds,
          before,
        },
        { caseId: id, customerId: into!.customerId },
      );
    }
    return merged;
  });
}

function mergeable(tx: Ctx, id: number, rows: readonly CaseFacts[]): CaseFacts {
  const row = rows.find((candidate) => candidate.id === id);
  if (!row || !canSee(tx.actor, row)) throw caseNotFound({ id });
  if (row.mergedInto) throw caseMerged({ id, target: row.mergedInto });
  return row;
}

/** What a merge changes of a case, as it was. */
function keepsake(row: CaseFacts): Keepsake {
  const { statusId, category, priority, tags, ownerId, teamId, contactCount } = row;
  const time = (at: Date | null) => at?.toISOString() ?? null;
  return {
    statusId,
    category,
    priority,
    tags,
    ownerId,
    teamId,
    contactCount,
    openedAt: row.openedAt.toISOString(),
    awaitingSince: time(row.awaitingSince),
    snoozedUntil: time(row.snoozedUntil),
    solvedAt: time(row.solvedAt),
    closedAt: time(row.closedAt),
    lastMessageAt: time(row.lastMessageAt),
  };
}
