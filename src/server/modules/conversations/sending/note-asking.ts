import type { VagueOverride } from "../../../../shared/contract/next-dates.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { CaseSubject } from "../case-access.ts";
import { sentUndated } from "../events.ts";
import { insertAsked } from "../store/asked-answers.ts";

/** Writes down what came of asking an author for the next date; nothing of who was not asked, as a program is not. */
export async function noteAsking(
  tx: Ctx,
  subject: CaseSubject,
  { messageId, override, given }: { messageId: number; override: VagueOverride | null; given: boolean },
): Promise<void> {
  if (override === null && !given) return;
  const authorId = tx.actor.kind === "staff" ? tx.actor.id : null;
  const reason = override?.reason?.trim() || null;
  const wording = override?.wording ?? [];
  const { id: caseId, customerId, teamId } = subject;
  const outcome = override ? "overridden" : "given";
  await insertAsked(tx.db, {
    messageId,
    caseId,
    staffId: authorId,
    teamId,
    outcome,
    reason,
    wording,
    askedAt: tx.now(),
  });
  if (override) tx.emit(sentUndated, { messageId, authorId, teamId, reason, wording }, { caseId, customerId });
}
