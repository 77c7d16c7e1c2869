import type { Ctx } from "../../../kernel/ctx.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { lockPromisesOfCase } from "../store/read.ts";
import { type NewLogLine, writePromises } from "../store/write.ts";
import { actOnPromises } from "./act-on-promises.ts";
import { BY_MERGE, byDue, thingOf } from "./same-thing.ts";

/**
 * Gives all promises of one case to another of the same customer, whose owner is to keep them from then on. Of two open
 * promises that policies made for the same thing, the one due first stays, and the other is withdrawn.
 *
 * @returns ids of the promises that were moved
 */
export async function movePromisesToCase(ctx: Ctx, fromCaseId: number, toCaseId: number): Promise<number[]> {
  return ctx.tx(async (tx) => {
    const moving = await lockPromisesOfCase(tx.db, fromCaseId);
    if (moving.length === 0) return [];
    const there = await lockPromisesOfCase(tx.db, toCaseId);
    const at = tx.now();
    const moved = moving.map((row) => ({ ...row, caseId: toCaseId }));
    const lines = moving.map(
      (row): NewLogLine => ({ promiseId: row.id, at, kind: "joined_case", data: { from: fromCaseId, to: toCaseId } }),
    );
    await writePromises(tx.db, moved, lines, tx.actor);
    const act = { kind: "withdraw", reason: BY_MERGE } as const;
    await actOnPromises(
      tx,
      needless([...there, ...moved]).map((row) => ({ row, act, at })),
    );
    return moving.map((row) => row.id);
  });
}

/** Of open promises that policies made, all but the first due one of each kind; the reply kinds stand for each other. */
function needless(rows: readonly PromiseFacts[]): PromiseFacts[] {
  const open = rows.filter((row) => row.state === "open" && row.source === "policy");
  const byThing = Map.groupBy(open, thingOf);
  return [...byThing.values()].flatMap((same) => same.toSorted(byDue).slice(1));
}
