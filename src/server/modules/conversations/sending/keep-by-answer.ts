import { type Ctx, can } from "../../../kernel/ctx.ts";
import { notAllowed } from "../../../kernel/errors.ts";
import { checkKeptByAnswer } from "../../promises/index.ts";
import { linkKept } from "../store/answer-promises.ts";

/**
 * Writes down which promises of its case an answer is said to keep. Nothing is kept yet: it can still be taken back.
 * @throws request.not_allowed, promises.not_found, promises.kept_by_facts
 */
export async function keepByAnswer(
  tx: Ctx,
  caseId: number,
  { messageId, keeps }: { messageId: number; keeps: readonly number[] },
): Promise<void> {
  if (keeps.length === 0) return;
  if (!can(tx.actor, "promises:make")) throw notAllowed({ permission: "promises:make" });
  const ids = await checkKeptByAnswer(tx, caseId, keeps);
  if (ids.length > 0) await linkKept(tx.db, messageId, ids);
}
