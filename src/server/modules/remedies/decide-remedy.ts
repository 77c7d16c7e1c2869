import type { DecideRemedy } from "../../../shared/contract/remedies.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit, makerOfKey } from "../accounts/index.ts";
import { getCurrentCase } from "../cases/index.ts";
import { notify } from "../service-levels/index.ts";
import { bookRemedy, factsOf } from "./book-remedy.ts";
import { limitTooSmall, notWaiting, peopleDecide, sameEyes } from "./errors.ts";
import { remedyDecided } from "./events.ts";
import { lockVisible } from "./find-remedies.ts";
import { mayStandFor } from "./limits/within.ts";
import { changeRemedy, type RemedyFacts } from "./store/remedies.ts";

/**
 * Approves what somebody wants to give, which books it, or refuses it; with a reason, and never by who wanted it. Refusing
 * needs no limit.
 *
 * @throws remedies.not_found, remedies.not_waiting, remedies.same_eyes, remedies.limit_too_small, remedies.people_decide
 */
export async function decideRemedy(ctx: Ctx, id: number, { approve, words }: DecideRemedy): Promise<void> {
  if (ctx.actor.kind !== "staff") throw peopleDecide();
  await ctx.tx(async (tx) => {
    const remedy = await lockVisible(tx, id);
    if (remedy.state !== "waiting") throw notWaiting();
    if ((await personBehind(tx, remedy)) === tx.actor.id) throw sameEyes();
    if (approve && !(await mayStandFor(tx, remedy))) throw limitTooSmall();
    const about = await getCurrentCase(tx, remedy.caseId);
    const decidedBy = { decidedAt: tx.now(), decidedBy: tx.actor.id, decidedByName: tx.actor.name };
    const standing = { ...decidedBy, decisionWords: words.trim() };
    if (approve) await bookRemedy(tx, about, remedy, standing);
    else await changeRemedy(tx.db, id, { ...standing, state: "refused" });
    const subject = { caseId: about.id, customerId: about.customerId };
    const givenBy = remedy.givenByKind === "staff" ? remedy.givenBy : null;
    const decided = { approved: approve, decisionPromiseId: remedy.decisionPromiseId, givenBy };
    tx.emit(remedyDecided, { ...factsOf(remedy), ...decided }, subject);
    await audit(tx, {
      action: approve ? "remedies.approved" : "remedies.refused",
      subject: { kind: "remedy", id },
      details: { kind: remedy.kind, amount: remedy.amount, currency: remedy.currency, words },
    });
    if (givenBy === null) return;
    const data = { actorId: tx.actor.id!, detail: words.trim() };
    await notify(tx, { kind: "remedy_decided", staffIds: [givenBy], ...subject, data });
  });
}

/** Whoever acts by a key of theirs is one and the same. */
export async function personBehind(ctx: Ctx, remedy: RemedyFacts): Promise<number | null> {
  if (remedy.givenBy === null) return null;
  return remedy.givenByKind === "api_key" ? makerOfKey(ctx, remedy.givenBy) : remedy.givenBy;
}
