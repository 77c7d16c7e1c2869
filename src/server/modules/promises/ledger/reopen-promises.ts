import type { Ctx } from "../../../kernel/ctx.ts";
import { findLog, type LogLine } from "../store/log.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { lockPromisesOfCase } from "../store/read.ts";
import { actOnPromises } from "./act-on-promises.ts";
import { BY_MERGE, byDue, thingOf } from "./same-thing.ts";

/**
 * Opens again, with the terms that they had, the promises of policies that a case lost to merges which stand no more. It
 * has no more than one for each thing: none is opened beside one that is owed still, or that was settled since.
 *
 * @returns ids of the promises that are open again
 */
export async function reopenPromises(
  ctx: Ctx,
  { caseId, except, at }: { caseId: number; except: readonly string[]; at: Date },
): Promise<number[]> {
  return ctx.tx(async (tx) => {
    const ours = (await lockPromisesOfCase(tx.db, caseId)).filter(({ source }) => source === "policy");
    const lost = ours.filter(({ state }) => state === "withdrawn");
    const logs = await findLog(
      tx.db,
      lost.map(({ id }) => id),
    );
    const byMerge = lost.filter((row) => !except.includes(row.kind) && wentByMerge(logs.get(row.id) ?? []));
    const missing = byMerge.filter((row) => !ours.some((other) => standsFor(other, row)));
    const first = [...Map.groupBy(missing, thingOf).values()].map((same) => same.toSorted(byDue)[0]!);
    await actOnPromises(
      tx,
      first.map((row) => ({ row, act: { kind: "reopen" } as const, at })),
    );
    return first.map(({ id }) => id);
  });
}

function wentByMerge(log: readonly LogLine[]): boolean {
  return log.findLast(({ kind }) => kind === "withdrawn")?.data.reason === BY_MERGE;
}

/** True when a thing needs no second promise: it is owed by this one, or was settled by it later than the other went. */
function standsFor(other: PromiseFacts, lost: PromiseFacts): boolean {
  if (other.state === "withdrawn" || thingOf(other) !== thingOf(lost)) return false;
  return other.settledAt === null || other.settledAt >= lost.settledAt!;
}
