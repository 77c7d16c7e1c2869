import type { Ctx } from "../../kernel/ctx.ts";
import { promiseNext } from "./promise-next.ts";
import { changeClaim, claimOfPromise, findClaim } from "./store/claims.ts";

/** A promise of a claim may be moved from the list of promises: the claim says the same date. */
export async function followMove(ctx: Ctx, promiseId: number, dueAt: Date): Promise<void> {
  const claim = await claimOfPromise(ctx.db, promiseId);
  if (!claim) return;
  await changeClaim(ctx.db, claim.id, { dueAt, ...(claim.state === "asked" && { answerDueAt: dueAt }) });
}

/** Whoever lets go of the promise of an open claim does not end the claim: it is promised anew, so that it is not forgotten. */
export async function promiseAgain(ctx: Ctx, promiseId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const claim = await claimOfPromise(tx.db, promiseId);
    const row = claim && (await findClaim(tx.db, claim.id, true));
    if (row?.promiseId === promiseId && row.state !== "closed") await promiseNext(tx, row);
  });
}
