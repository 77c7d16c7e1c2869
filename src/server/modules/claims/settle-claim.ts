import type { RecoverClaim } from "../../../shared/contract/claims.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { once } from "../../kernel/idempotency.ts";
import { audit } from "../accounts/index.ts";
import { postEntry } from "../remedies/index.ts";
import { claimClosed, tooMuch } from "./errors.ts";
import { claimRecovered, claimWrittenOff } from "./events.ts";
import { lockVisible } from "./find-claims.ts";
import { nextPromise, restOf } from "./policy.ts";
import { factsOf, promiseNext, subjectOf } from "./promise-next.ts";
import { changeClaim } from "./store/claims.ts";
import { addStep } from "./store/steps.ts";

/**
 * Books money of a claim that came in; several times until nothing is open. Once for a key.
 * @throws claims.not_found, claims.closed, claims.too_much
 */
export async function recoverClaim(ctx: Ctx, id: number, input: RecoverClaim): Promise<void> {
  await ctx.tx(async (tx) => {
    const claim = await lockVisible(tx, id);
    await once(tx, { scope: `claims.recover:${id}`, key: input.idempotencyKey }, async () => {
      if (claim.state === "closed") throw claimClosed();
      const { amount } = input;
      if (amount > restOf(claim)) throw tooMuch({ field: "amount" });
      const { partnerId, currency } = claim;
      const entryId = await postEntry(tx, {
        ...{ kind: "recovery", claimId: id, words: input.words.trim() },
        postings: [
          { account: "cash", currency, amount },
          { account: "receivable", partnerId, currency, amount: -amount },
        ],
      });
      const recovered = claim.recovered + amount;
      const after = await changeClaim(tx.db, id, { recovered });
      await addStep(tx, { claimId: id, kind: "recovered", amount, words: input.words.trim() });
      // A part of what was accepted leaves the same promise standing.
      const isSettled = nextPromise(after) !== nextPromise(claim);
      const at = tx.now().toISOString();
      const told = { ...factsOf(claim), recovered: amount, promiseId: isSettled ? claim.promiseId : null, at };
      tx.emit(claimRecovered, told, await subjectOf(tx, claim));
      if (isSettled) await promiseNext(tx, after);
      return entryId;
    });
  });
}

/** Gives up what is still open of a claim. @throws claims.not_found, claims.closed */
export async function writeOffClaim(ctx: Ctx, id: number, reason: string): Promise<void> {
  await ctx.tx(async (tx) => {
    const claim = await lockVisible(tx, id);
    if (claim.state === "closed") throw claimClosed();
    const { partnerId, currency, promiseId } = claim;
    const amount = restOf(claim);
    await postEntry(tx, {
      ...{ kind: "write_off", claimId: id, words: reason.trim() },
      postings: [
        { account: "written_off", partnerId, currency, amount },
        { account: "receivable", partnerId, currency, amount: -amount },
      ],
    });
    const after = await changeClaim(tx.db, id, { writtenOff: claim.writtenOff + amount });
    await addStep(tx, { claimId: id, kind: "written_off", amount, words: reason.trim() });
    const at = tx.now().toISOString();
    const told = { ...factsOf(claim), writtenOff: amount, reason: reason.trim(), promiseId, at };
    tx.emit(claimWrittenOff, told, await subjectOf(tx, claim));
    await promiseNext(tx, after);
    const details = { amount, currency, reason };
    await audit(tx, { action: "claims.written_off", subject: { kind: "claim", id }, details });
  });
}
