import type { SettlementMoveKind } from "../../../../shared/contract/complaints.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { type CaseFacts, isActive, noteContacts, updateCase } from "../../cases/index.ts";
import { promiseAnswers } from "../../service-levels/index.ts";

/** What we owe a word to; the others say yes. */
const asks: readonly SettlementMoveKind[] = ["want", "counter", "reject"];

/**
 * What a customer does with an offer on their page is theirs like a message: whoever wants something else waits for our
 * word, which is promised, and whoever says yes has the case back with us, also where it was waiting or done.
 */
export async function comeBack(tx: Ctx, row: CaseFacts, kind: SettlementMoveKind): Promise<void> {
  if (asks.includes(kind)) {
    const at = tx.now();
    const [now] = await noteContacts(tx, [{ caseId: row.id, at, countsAsContact: true }]);
    if (now) await promiseAnswers(tx, [{ ...now, caseId: now.id, at, first: false }]);
    return;
  }
  const isOver = !isActive(row.category) && kind === "accept";
  if (isOver || row.category === "waiting_customer") await updateCase(tx, { caseId: row.id, category: "open" });
}
