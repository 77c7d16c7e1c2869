import type { CaseCategory } from "../../../shared/contract/cases.ts";
import { type Ctx, can } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { complaintUnconfirmed } from "./errors.ts";
import type { CaseFacts } from "./store/case-facts.ts";

/**
 * A complaint is closed by its customer's word, or by the rule they were told. A supervisor may do so all the same and says
 * why, which is written down.
 * @throws cases.complaint_unconfirmed
 */
export async function guardClosing(tx: Ctx, row: CaseFacts, to: CaseCategory, reason?: string): Promise<void> {
  const byHand = tx.actor.kind === "staff" || tx.actor.kind === "api_key";
  if (to !== "closed" || row.category === "closed" || row.kind !== "complaint" || !byHand) return;
  if (!reason?.trim() || !can(tx.actor, "complaints:close")) throw complaintUnconfirmed({ id: row.id });
  const details = { reason };
  await audit(tx, { action: "cases.closed_unconfirmed", subject: { kind: "case", id: row.id }, details });
}
