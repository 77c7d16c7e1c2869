import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { moveOwnPromise } from "../promises/index.ts";
import { noTimeAsked, timeTooLate, timeUnclear } from "./errors.ts";
import { moreTimeAnswered, moreTimeAsked } from "./events.ts";
import { lockVisible } from "./find-claims.ts";
import { factsOf, subjectOf } from "./promise-next.ts";
import { sendClaim } from "./send-claim.ts";
import { changeClaim } from "./store/claims.ts";
import { addStep } from "./store/steps.ts";
import { tellOwner } from "./tell-owner.ts";

/** More than that is a refusal by another name. */
export const LONGEST_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * A partner asks for more time to answer, before their time is over; until we say yes their date stays as it is. Asked
 * again it takes the place of what was asked before.
 *
 * @throws claims.not_found, claims.time_too_late, claims.time_unclear
 */
export async function askMoreTime(
  ctx: Ctx,
  id: number,
  { until, words }: { until: Date; words: string },
): Promise<void> {
  await ctx.tx(async (tx) => {
    const claim = await lockVisible(tx, id);
    const { dueAt } = claim;
    if (claim.state !== "asked" || !dueAt || dueAt <= tx.now()) throw timeTooLate();
    const latest = new Date(tx.now().getTime() + LONGEST_DAYS * DAY_MS);
    if (until <= dueAt || until > latest) throw timeUnclear({ field: "until", days: LONGEST_DAYS });
    const why = words.trim();
    if (claim.moreTimeUntil?.getTime() === until.getTime() && claim.moreTimeWords === why) return;
    await changeClaim(tx.db, id, { moreTimeUntil: until, moreTimeWords: why });
    await addStep(tx, { claimId: id, kind: "time_asked", until, words: why || null });
    tx.emit(moreTimeAsked, { ...factsOf(claim), until: until.toISOString(), words: why }, await subjectOf(tx, claim));
    await tellOwner(tx, claim, "claim_time_asked", why);
  });
}

/**
 * Gives a partner the time they asked for, which moves their promise (both dates stay on record), or refuses it. They are
 * told.
 *
 * @throws claims.not_found, claims.no_time_asked, promises.already_due
 */
export async function answerMoreTime(
  ctx: Ctx,
  id: number,
  { give, words }: { give: boolean; words: string },
): Promise<void> {
  await ctx.tx(async (tx) => {
    const claim = await lockVisible(tx, id);
    const until = claim.moreTimeUntil;
    if (!until || claim.promiseId === null) throw noTimeAsked();
    const why = words.trim();
    const asked = { moreTimeUntil: null, moreTimeWords: null };
    if (give) {
      await moveOwnPromise(tx, { id: claim.promiseId, dueAt: until, reason: claim.moreTimeWords || why });
      await changeClaim(tx.db, id, { ...asked, dueAt: until, answerDueAt: until });
    } else await changeClaim(tx.db, id, asked);
    const news = give ? "time_given" : "time_refused";
    const step = await addStep(tx, { claimId: id, kind: news, until, words: why || null });
    const told = { ...factsOf(claim), until: until.toISOString(), given: give };
    tx.emit(moreTimeAnswered, told, await subjectOf(tx, claim));
    const details = { until: until.toISOString(), words: why };
    await audit(tx, { action: `claims.${news}`, subject: { kind: "claim", id }, details });
    tx.enqueue(sendClaim, { claimId: id, again: false, news, key: `step-${step}` });
  });
}
