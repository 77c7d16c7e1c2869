import type { Ctx } from "../../kernel/ctx.ts";
import { type Executive, provideDuties } from "../executives/index.ts";
import { caseUpdated } from "./events.ts";
import { giveCase } from "./give-case.ts";
import { lettersTo, writeAddressee } from "./store/letters.ts";
import { lockCases } from "./store/read.ts";

/** The letters to an executive that are not closed: somebody must still be able to answer them in a name. */
provideDuties({
  name: "letters",
  count: async (tx, staffId) => (await lettersTo(tx.db, staffId)).length,
  handOver,
});

async function handOver(tx: Ctx, from: number, to: Executive): Promise<void> {
  for (const row of await lockCases(tx.db, await lettersTo(tx.db, from))) {
    await writeAddressee(tx.db, row.id, to.staffId, tx.now());
    const changes = { addresseeId: { from, to: to.staffId } };
    tx.emit(caseUpdated, { changes }, { caseId: row.id, customerId: row.customerId });
    const details = { from, to: to.staffId };
    await giveCase(tx, { ...row, addresseeId: to.staffId }, { teamId: to.teamId, reason: "handed_over", details });
  }
}
