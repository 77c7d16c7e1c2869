/**
 * What a module does with promises that it made and watches over itself, such as those of improvements: who may is its own
 * rule, and was asked before.
 */
import type { Ctx } from "../../../kernel/ctx.ts";
import { alreadyDue, dueInThePast, promiseNotFound, promiseSettled } from "../errors.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { findPromises, lockPromise } from "../store/read.ts";
import { writePromises, writeWords } from "../store/write.ts";
import { actOnPromises } from "./act-on-promises.ts";
import type { PromiseAct } from "./policy.ts";

/** The promises of these ids, in no order, whoever may see them. */
export function promisesByIds(ctx: Ctx, ids: readonly number[]): Promise<PromiseFacts[]> {
  return findPromises(ctx.db, ids);
}

/** Settles one by words that show it: kept, or kept late. Changes nothing of one that is settled. @throws promises.not_found */
export function keepOwnPromise(ctx: Ctx, { id, evidence }: { id: number; evidence: string }): Promise<PromiseFacts> {
  return act(ctx, id, { kind: "keep", at: ctx.now().getTime(), evidenceEventId: null, evidence });
}

/** Takes one back that lost its object; what was due already stays broken and rings no more. @throws promises.not_found */
export function dropPromise(ctx: Ctx, { id, reason }: { id: number; reason: string }): Promise<PromiseFacts> {
  return act(ctx, id, { kind: "withdraw", reason });
}

/**
 * Gives one another time before it is due; both stay in the log.
 * @throws promises.not_found, promises.settled, promises.already_due, promises.due_in_the_past
 */
export function moveOwnPromise(
  ctx: Ctx,
  { id, dueAt, reason }: { id: number; dueAt: Date; reason: string },
): Promise<PromiseFacts> {
  return act(ctx, id, { kind: "move", to: dueAt.getTime(), reason });
}

/** Gives an unsettled one to somebody else, in other words if they changed. @throws promises.not_found */
export async function handOnPromise(
  ctx: Ctx,
  { id, ownerId, words }: { id: number; ownerId: number; words: string },
): Promise<void> {
  await ctx.tx(async (tx) => {
    const row = await lockPromise(tx.db, id);
    if (!row) throw promiseNotFound({ id });
    const at = tx.now();
    const given = { fromOwnerId: row.ownerId, fromTeamId: row.teamId, ownerId, teamId: row.teamId };
    await writePromises(
      tx.db,
      row.ownerId === ownerId ? [] : [{ ...row, ownerId }],
      [
        ...(row.ownerId === ownerId ? [] : [{ promiseId: id, at, kind: "reassigned" as const, data: given }]),
        ...(row.words === words
          ? []
          : [{ promiseId: id, at, kind: "reworded" as const, data: { from: row.words, to: words } }]),
      ],
      tx.actor,
    );
    if (row.words !== words) await writeWords(tx.db, [id], words);
  });
}

async function act(ctx: Ctx, id: number, deed: PromiseAct): Promise<PromiseFacts> {
  return ctx.tx(async (tx) => {
    const row = await lockPromise(tx.db, id);
    if (!row) throw promiseNotFound({ id });
    const [done] = await actOnPromises(tx, [{ row, act: deed, at: tx.now() }]);
    const { verdict, row: now } = done!;
    if (verdict.outcome === "refused") {
      if (verdict.because === "settled") throw promiseSettled({ state: row.state });
      if (verdict.because === "in_the_past") throw dueInThePast({ field: "dueAt" });
      throw alreadyDue({ dueAt: row.dueAt?.toISOString() ?? null });
    }
    return now;
  });
}
