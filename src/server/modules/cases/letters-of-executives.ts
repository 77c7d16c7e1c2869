import type { Ctx } from "../../kernel/ctx.ts";
import { teamsOfStaff } from "../accounts/index.ts";
import { type Executive, provideDuties } from "../executives/index.ts";
import { caseUpdated } from "./events.ts";
import { giveCase } from "./give-case.ts";
import { lettersTo, writeAddressee } from "./store/letters.ts";
import { lockCases } from "./store/read.ts";

/** The letters to an executive that are not closed: somebody must still be able to answer them in a name. */
provideDuties({
  name: "letters",
  count: async (tx, staffId) => (await lettersTo(tx.db, staffId, "open")).length,
  handOver,
});

/**
 * All letters are the heir's from now on, as a closed one is open again when its writer answers. Those that are open leave
 * the office of who leaves, and whoever had one there has it no more.
 */
async function handOver(tx: Ctx, from: number, to: Executive): Promise<void> {
  const rows = await lockCases(tx.db, await lettersTo(tx.db, from, "all"));
  for (const row of rows) {
    await writeAddressee(tx.db, row.id, to.staffId, tx.now());
    const changes = { addresseeId: { from, to: to.staffId } };
    tx.emit(caseUpdated, { changes }, { caseId: row.id, customerId: row.customerId });
    if (row.mergedInto !== null || row.category === "closed") continue;
    const ownerId = row.ownerId !== null && (await isOfHeir(tx, row.ownerId, to)) ? row.ownerId : null;
    const gift = { ownerId, teamId: to.teamId, reason: "handed_over" as const, details: { from, to: to.staffId } };
    await giveCase(tx, { ...row, addresseeId: to.staffId }, gift);
  }
}

async function isOfHeir(tx: Ctx, staffId: number, heir: Executive): Promise<boolean> {
  if (staffId === heir.staffId || heir.deputyIds.includes(staffId)) return true;
  return (await teamsOfStaff(tx, [staffId])).includes(heir.teamId);
}
