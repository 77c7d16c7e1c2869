import type { PromiseInAnswer } from "../../../../shared/contract/next-dates.ts";
import { isMadeByPolicy } from "../../../../shared/promise-kinds.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { notAllowed } from "../../../kernel/errors.ts";
import {
  dueBeforeWindow,
  dueInThePast,
  kindByPolicy,
  makePromises,
  type ToMake,
  withdrawMade,
} from "../../promises/index.ts";
import type { CaseSubject } from "../case-access.ts";
import { linkPromises, promisesOfAnswer } from "../store/answer-promises.ts";

/**
 * Makes what an answer promises, in the transaction that sends it: the customer is never told of a promise that is not
 * in the ledger.
 *
 * @throws request.not_allowed, promises.kind_by_policy, promises.due_in_the_past, promises.due_before_window
 */
export async function promiseInAnswer(
  tx: Ctx,
  subject: CaseSubject,
  { messageId, promises }: { messageId: number; promises: readonly PromiseInAnswer[] },
): Promise<void> {
  if (promises.length === 0) return;
  if (!can(tx.actor, "promises:make")) throw notAllowed({ permission: "promises:make" });
  const made = await makePromises(
    tx,
    promises.map((promise) => toMake(tx, subject, promise)),
  );
  await linkPromises(
    tx.db,
    messageId,
    made.filter((id) => id !== null),
  );
}

/** Withdraws what an answer promised that its author takes back before it leaves. */
export async function takeBackPromises(tx: Ctx, messageId: number): Promise<void> {
  const ids = await promisesOfAnswer(tx.db, messageId);
  if (ids.length > 0) await withdrawMade(tx, { ids, reason: "answer_taken_back" });
}

function toMake(tx: Ctx, subject: CaseSubject, { kind, words, dueAt, notBefore }: PromiseInAnswer): ToMake {
  if (isMadeByPolicy(kind)) throw kindByPolicy({ kind });
  const due = new Date(dueAt);
  if (due <= tx.now()) throw dueInThePast();
  if (notBefore && due <= new Date(notBefore)) throw dueBeforeWindow({ dueAt, notBefore });
  const isPerson = tx.actor.kind === "staff";
  return {
    kind,
    caseId: subject.id,
    customerId: subject.customerId,
    promisor: isPerson ? { kind: "staff", id: tx.actor.id } : { kind: "brand", id: subject.brandId },
    words,
    source: isPerson ? "person" : "api",
    term: { dueAt: due },
    notBefore: notBefore ? new Date(notBefore) : null,
    ownerId: subject.ownerId,
    teamId: subject.teamId,
  };
}
