import type { GiveRemedy } from "../../../shared/contract/remedies.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { once } from "../../kernel/idempotency.ts";
import { staffByPermission } from "../accounts/index.ts";
import { type CaseFacts, getCurrentCase, namePartner } from "../cases/index.ts";
import { makePromises } from "../promises/index.ts";
import { calendarIdFor, notify } from "../service-levels/index.ts";
import { bookRemedy, factsOf } from "./book-remedy.ts";
import { checkGift, isOfOthers } from "./check-gift.ts";
import { keyUsed } from "./errors.ts";
import { remedyAsked } from "./events.ts";
import { mayStandFor } from "./limits/within.ts";
import { changeRemedy, findRemedy, insertRemedy, type RemedyFacts } from "./store/remedies.ts";

/** Half a working day: a customer is waiting. */
const DECISION_MS = 4 * 3_600_000;

/**
 * Gives the customer of a case something to make good. Within the giver's limit it is booked at once and promised to the
 * customer; above it, it waits for another person, who is promised to decide.
 *
 * @returns its id; the one of the first request where the same key comes again
 * @throws cases.not_found, remedies.currency_unknown, remedies.partner_needed, remedies.due_in_past, remedies.key_used,
 *   partners.not_found, partners.inactive
 */
export async function giveRemedy(ctx: Ctx, caseId: number, input: GiveRemedy): Promise<number> {
  const about = await getCurrentCase(ctx, caseId);
  return ctx.tx(async (tx) => {
    // By the case that was named: it may be merged between a request and its repetition.
    const request = { scope: `remedies.give:${caseId}`, key: input.idempotencyKey };
    const { id, isNew } = await once(tx, request, () => give(tx, about, input));
    if (!isNew) {
      const { kind, amount, currency } = (await findRemedy(tx.db, id))!;
      if (kind !== input.kind || amount !== input.amount || currency !== input.currency) throw keyUsed();
    }
    return id;
  });
}

async function give(tx: Ctx, about: CaseFacts, input: GiveRemedy): Promise<number> {
  await checkGift(tx, input);
  const { kind, amount, currency, reason, fault } = input;
  if (isOfOthers(input)) await namePartner(tx, about.id, input.partnerId!);
  const remedy = await insertRemedy(tx.db, {
    ...{ caseId: about.id, customerId: about.customerId, kind, amount, currency, reason: reason.trim(), fault },
    partnerId: input.partnerId ?? null,
    orderRef: input.orderRef?.trim() || null,
    claimWanted: input.claim === true && isOfOthers(input),
    dueAt: input.dueAt ?? null,
    state: "waiting",
    ...{ givenAt: tx.now(), givenByKind: tx.actor.kind, givenBy: tx.actor.id, givenByName: tx.actor.name },
  });
  if (await mayStandFor(tx, remedy)) {
    const standing = { decidedAt: tx.now(), decidedBy: tx.actor.id, decidedByName: tx.actor.name };
    await bookRemedy(tx, about, remedy, standing);
  } else await askForDecision(tx, about, remedy);
  return remedy.id;
}

async function askForDecision(tx: Ctx, about: CaseFacts, remedy: RemedyFacts): Promise<void> {
  const { id: caseId, customerId, brandId, teamId } = about;
  const [promiseId] = await makePromises(tx, [
    {
      ...{ kind: "approval", caseId, customerId, source: "rule", ownerId: null, teamId },
      promisor: teamId === null ? { kind: "brand", id: brandId } : { kind: "team", id: teamId },
      term: { businessMs: DECISION_MS, calendarId: await calendarIdFor(tx, { calendarId: null, teamId, brandId }) },
      why: { remedyId: remedy.id },
    },
  ]);
  await changeRemedy(tx.db, remedy.id, { decisionPromiseId: promiseId ?? null });
  const deciders = await staffByPermission(tx, "remedies:approve");
  await notify(tx, {
    kind: "remedy_waiting",
    staffIds: deciders.filter((id) => tx.actor.kind !== "staff" || id !== tx.actor.id),
    ...{ caseId, customerId },
    ...(tx.actor.kind === "staff" && { data: { actorId: tx.actor.id! } }),
  });
  tx.emit(remedyAsked, factsOf(remedy), { caseId, customerId });
}
