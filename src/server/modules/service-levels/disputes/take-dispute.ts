import type { Ctx } from "../../../kernel/ctx.ts";
import type { EventRow } from "../../../kernel/events/define-event.ts";
import { localeFor, wordsOf } from "../../../kernel/words.ts";
import { getBrand } from "../../brands/index.ts";
import { type CaseFacts, getCases } from "../../cases/index.ts";
import { localeOf } from "../../customers/index.ts";
import { getPromise, makePromises, type PromiseFacts, type promiseDisputed } from "../../promises/index.ts";
import { notify } from "../notifications/notify.ts";
import { calendarIdFor } from "../policies/current-policies.ts";
import { decidersOf } from "./deciders.ts";
import { decision } from "./kinds.ts";
import { findDisputes, insertDispute } from "./store.ts";

type Disputed = NonNullable<(typeof promiseDisputed)["_data"]>;

/** Working time within which the customer is promised an answer to “this did not happen”. */
const ANSWER_WITHIN_MS = 8 * 3_600_000;

/**
 * Brings a dispute before whoever judges it: they are told, and promise the customer an answer by a time, which rings as all
 * promises do. Whoever owns the promise hears of it too.
 */
export async function takeDispute(ctx: Ctx, { caseId, customerId, at, data }: EventRow<Disputed>): Promise<void> {
  await ctx.tx(async (tx) => {
    const about = (await getCases(tx, [caseId ?? 0])).get(caseId ?? 0);
    const disputed = await getPromise(tx, data.promiseId);
    const { ownerId } = disputed;
    if (!about || (await findDisputes(tx.db, [disputed.id])).length > 0) return;
    const deciderIds = await decidersOf(tx, about);
    if (deciderIds.length === 0) return;
    const decisionId = await promiseToDecide(tx, about, disputed, deciderIds[0]!, at);
    const state = data.state ?? disputed.state;
    await insertDispute(tx.db, {
      promiseId: disputed.id,
      about: state,
      words: data.words,
      disputedAt: at,
      deciderIds,
      decisionId,
    });
    await notify(tx, {
      kind: "promise_disputed",
      staffIds: [...deciderIds, ...(ownerId === null ? [] : [ownerId])],
      caseId: about.id,
      customerId,
      promiseId: disputed.id,
      data: { detail: data.words },
    });
  });
}

/** In words that the customer reads, since it is to them that it is promised. */
async function promiseToDecide(
  tx: Ctx,
  about: CaseFacts,
  { words, kind }: PromiseFacts,
  deciderId: number,
  at: Date,
): Promise<number> {
  const { id: caseId, customerId, brandId, teamId } = about;
  const [readers, brand] = await Promise.all([localeOf(tx, [customerId]), getBrand(tx, brandId)]);
  const say = wordsOf(readers.get(customerId)?.locale ?? localeFor(about.language) ?? brand.locale);
  const [id] = await makePromises(tx, [
    {
      kind: decision.kind,
      caseId,
      customerId,
      promisor: { kind: "staff", id: deciderId },
      words: say("disputes.promise", { what: words ?? say(`promises.kinds.${kind}`) }).slice(0, 500),
      source: "rule",
      term: {
        businessMs: ANSWER_WITHIN_MS,
        calendarId: await calendarIdFor(tx, { calendarId: null, teamId, brandId }),
      },
      startedAt: at,
      ownerId: deciderId,
      teamId,
    },
  ]);
  return id!;
}
