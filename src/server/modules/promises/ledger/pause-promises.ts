import type { Ctx } from "../../../kernel/ctx.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { lockUnsettled } from "../store/read.ts";
import { actOnPromises } from "./act-on-promises.ts";

/** Promises of these kinds of these cases. */
type Which = { caseIds: readonly number[]; kinds: readonly string[]; at?: Date };

/**
 * Stops the clock of promises that are counted in business time while it is somebody else's turn (`customer`,
 * `partner`). Fixed times, told to somebody as they are, and what is due already are not stopped.
 * @param rows locked rows to look among, in place of all of the cases
 * @returns ids of the promises that were paused
 */
export async function pausePromises(
  ctx: Ctx,
  { turn, ...which }: Which & { turn: string },
  rows?: readonly PromiseFacts[],
): Promise<number[]> {
  return actOnEach(ctx, which, { kind: "pause", turn }, rows);
}

/** Lets paused promises run again: their due times move by the business time that passed. @returns their ids */
export async function resumePromises(ctx: Ctx, which: Which): Promise<number[]> {
  return actOnEach(ctx, which, { kind: "resume" });
}

async function actOnEach(
  ctx: Ctx,
  { caseIds, kinds, at }: Which,
  act: { kind: "pause"; turn: string } | { kind: "resume" },
  rows?: readonly PromiseFacts[],
): Promise<number[]> {
  return ctx.tx(async (tx) => {
    const candidates = rows
      ? rows.filter((row) => row.caseId !== null && caseIds.includes(row.caseId) && kinds.includes(row.kind))
      : await lockUnsettled(tx.db, caseIds, kinds);
    const when = at ?? tx.now();
    const done = await actOnPromises(
      tx,
      candidates.map((row) => ({ row, act, at: when })),
    );
    return done.filter(({ verdict }) => verdict.outcome === "done").map(({ row }) => row.id);
  });
}
