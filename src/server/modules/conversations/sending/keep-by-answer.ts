import { keptByAnswering } from "../../../../shared/promise-kinds.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { notAllowed } from "../../../kernel/errors.ts";
import { findPromisesById, keptByFacts, promiseNotFound } from "../../promises/index.ts";
import type { CaseSubject } from "../case-access.ts";
import { linkPromises, promisesOfAnswer } from "../store/answer-promises.ts";

/**
 * Writes down which promises an answer keeps. They are kept when it is on its way, so that taking it back leaves them open.
 *
 * @throws request.not_allowed, promises.not_found for what is not a promise of this case that still waits,
 *   promises.kept_by_facts for one that more than a word keeps
 */
export async function keepByAnswer(
  tx: Ctx,
  subject: CaseSubject,
  { messageId, keeps }: { messageId: number; keeps: readonly number[] },
): Promise<void> {
  if (keeps.length === 0) return;
  if (!can(tx.actor, "promises:make")) throw notAllowed({ permission: "promises:make" });
  const known = await findPromisesById(tx, keeps);
  for (const id of keeps) {
    const promise = known.get(id);
    const waits = promise?.state === "open" || promise?.state === "broken";
    if (!waits || promise.caseId !== subject.id || promise.customerId !== subject.customerId)
      throw promiseNotFound({ id, field: "keeps" });
    if (!keptByAnswering.some((kind) => kind === promise.kind))
      throw keptByFacts({ kind: promise.kind, field: "keeps" });
  }
  await linkPromises(tx.db, messageId, { promiseIds: [...new Set(keeps)], keeps: true });
}

/** What the author of an answer said that it keeps. */
export function promisesKeptBy(ctx: Ctx, messageId: number): Promise<number[]> {
  return promisesOfAnswer(ctx.db, messageId, { keeps: true });
}
