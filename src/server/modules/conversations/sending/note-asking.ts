import type { VagueOverride } from "../../../../shared/contract/next-dates.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { CaseSubject } from "../case-access.ts";
import { dateAsked } from "../events.ts";
import { insertAsked } from "../store/asked-answers.ts";

/** Writes down what came of asking an author for the next date; nothing of who was not asked, as a program is not. */
export async function noteAsking(
  tx: Ctx,
  subject: CaseSubject,
  { messageId, override, given }: { messageId: number; override: VagueOverride | null; given: boolean },
): Promise<void> {
  if (override === null && !given) return;
  const authorId = tx.actor.kind === "staff" ? tx.actor.id : null;
  const asked = {
    messageId,
    teamId: subject.teamId,
    outcome: override ? "overridden" : "given",
    reason: override?.reason?.trim() || null,
    wording: override?.wording ?? [],
  } as const;
  await insertAsked(tx.db, { ...asked, caseId: subject.id, staffId: authorId, askedAt: tx.now() });
  tx.emit(dateAsked, { ...asked, authorId }, { caseId: subject.id, customerId: subject.customerId });
}
