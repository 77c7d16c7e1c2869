import type { Ctx } from "../../../kernel/ctx.ts";
import { promiseNotFound, promiseSettled, stepNotRung } from "../errors.ts";
import { ringAcknowledged } from "../events.ts";
import { findLog, type LogLine } from "../store/log.ts";
import { lockPromise } from "../store/read.ts";
import { writePromises } from "../store/write.ts";
import { eventBase, eventSubject } from "./announce.ts";
import { canSeePromise } from "./visible-promises.ts";

/** Who said "I have it" to which step, and when. */
export type RingAcknowledged = { step: number; at: Date; staffId: number | null; name: string | null };

/**
 * Notes that whoever acts has heard a step and takes care of it. The first one counts: who comes after is told who has
 * it. Whether the actor was rung is the caller's to know.
 * @throws promises.not_found, promises.step_not_rung, promises.settled
 */
export async function acknowledge(ctx: Ctx, promiseId: number, step: number): Promise<RingAcknowledged> {
  return ctx.tx(async (tx) => {
    const row = await lockPromise(tx.db, promiseId);
    if (!row || !(await canSeePromise(tx, row))) throw promiseNotFound({ id: promiseId });
    if (step >= row.ladderStep) throw stepNotRung({ step: step + 1 });
    const known = (await acknowledgementsOf(tx, [promiseId])).get(promiseId)?.find((one) => one.step === step);
    if (known) return known;
    if (row.state !== "open" && row.state !== "broken") throw promiseSettled({ state: row.state });
    const at = tx.now();
    await writePromises(tx.db, [], [{ promiseId, at, kind: "acknowledged", data: { step } }], tx.actor);
    const staffId = tx.actor.kind === "staff" ? tx.actor.id : null;
    tx.emit(ringAcknowledged, { ...eventBase(row), step, staffId }, eventSubject(row));
    return { step, at, staffId, name: tx.actor.name };
  });
}

/** What was acknowledged of these promises, in order. */
export async function acknowledgementsOf(
  ctx: Ctx,
  promiseIds: readonly number[],
): Promise<Map<number, RingAcknowledged[]>> {
  const logs = await findLog(ctx.db, promiseIds);
  return new Map([...logs].map(([id, lines]) => [id, lines.flatMap(acknowledgedIn)]));
}

function acknowledgedIn({ kind, at, actorKind, actorId, actorName, data }: LogLine): RingAcknowledged[] {
  if (kind !== "acknowledged") return [];
  return [{ step: Number(data.step), at, staffId: actorKind === "staff" ? actorId : null, name: actorName }];
}
