import type { Ctx } from "../../../kernel/ctx.ts";
import { promiseBroken, promiseRang } from "../events.ts";
import { promiseKind } from "../kinds.ts";
import { lifeOf } from "../ledger/act-on-promises.ts";
import { eventBase, eventSubject } from "../ledger/announce.ts";
import { afterAct } from "../ledger/policy.ts";
import { isDueStep } from "../ledger/term.ts";
import { type LockedFacts, lockDue, writtenSince } from "../store/alarm.ts";
import type { Alarm, PromiseFacts } from "../store/promise-facts.ts";
import { type NewLogLine, writeRings } from "../store/write.ts";

/** Promises rung in one transaction. */
const BATCH = 500;
/** A ring that comes later than this after its moment says so: something was down, or overwhelmed. */
const LATE_MS = 5_000;

/** One step of one promise that has to ring. */
type Ring = { row: PromiseFacts; step: number; alarm: Alarm; at: number };

/**
 * Rings what is due, at most `BATCH` promises, in one transaction: missed steps in the order in which they had to ring.
 * Any number of nodes may do so at once, each takes other promises; a node that dies in the middle has rung nothing.
 *
 * @param now by which clock; the desk's own when left out
 * @returns how many promises were looked at, and how many steps rang
 */
export async function ringDue(ctx: Ctx, now: Date = ctx.now()): Promise<{ looked: number; rang: number }> {
  return ctx.tx(async (tx) => {
    const due = await lockDue(tx.db, now, BATCH);
    if (due.length === 0) return { looked: 0, rang: 0 };
    const rows = await catchUp(tx, due);
    // A full batch leaves later moments to the next, so that order holds across batches.
    const horizon = due.length < BATCH ? now.getTime() : due.at(-1)!.nextAt!.getTime();
    const rings = rows.flatMap((row) => ringsOf(row, horizon)).sort((a, b) => a.at - b.at || a.row.id - b.row.id);
    await ring(tx, rings, now);
    return { looked: due.length, rang: rings.length };
  });
}

/** Lets each kind tell what has happened already, and takes the promises as they are then. */
async function catchUp(tx: Ctx, due: readonly LockedFacts[]): Promise<PromiseFacts[]> {
  let asked = false;
  for (const [kind, rows] of Map.groupBy(due, (row) => row.kind)) {
    const { catchUp } = promiseKind(kind);
    if (!catchUp) continue;
    await catchUp(tx, rows);
    asked = true;
  }
  const written = new Map((asked ? await writtenSince(tx.db, due) : []).map((row) => [row.id, row]));
  return due.map((row) => written.get(row.id) ?? row);
}

function ringsOf(row: PromiseFacts, horizon: number): Ring[] {
  if (row.nextAt === null) return [];
  const rings: Ring[] = [];
  for (let step = row.ladderStep; step < row.ladder.length; step++) {
    const alarm = row.ladder[step]!;
    const at = alarm.at === null ? Number.POSITIVE_INFINITY : Date.parse(alarm.at);
    if (at > horizon) break;
    rings.push({ row, step, alarm, at });
  }
  return rings;
}

async function ring(tx: Ctx, rings: readonly Ring[], now: Date): Promise<void> {
  const changed = new Map<number, PromiseFacts>();
  const lines: NewLogLine[] = [];
  for (const { row, step, alarm, at } of rings) {
    const before = changed.get(row.id) ?? row;
    const verdict = isDueStep(alarm) ? afterAct(lifeOf(before), { kind: "fall_due" }, now.getTime()) : null;
    const breaks = verdict?.outcome === "done";
    const nextAt = row.ladder[step + 1]?.at ?? null;
    const after: PromiseFacts = {
      ...before,
      state: breaks ? "broken" : before.state,
      ladderStep: step + 1,
      nextAt: nextAt === null ? null : new Date(nextAt),
    };
    changed.set(row.id, after);
    const lateMs = now.getTime() - at;
    const late = lateMs > LATE_MS;
    lines.push({
      promiseId: row.id,
      at: now,
      kind: "rang",
      data: { step, notify: alarm.notify, ringsAt: alarm.at, ...(late && { late, lateMs }) },
    });
    if (breaks) lines.push({ promiseId: row.id, at: now, kind: "broken", data: {} });
    announceRing(tx, after, { step, alarm, breaks, late, lateMs });
  }
  await writeRings(tx.db, [...changed.values()], lines, tx.actor);
}

function namedIn({ staffId, roleId, repeatMinutes }: Alarm) {
  return {
    ...(staffId !== undefined && { staffId }),
    ...(roleId !== undefined && { roleId }),
    ...(repeatMinutes !== undefined && { repeatMinutes }),
  };
}

function announceRing(
  tx: Ctx,
  row: PromiseFacts,
  { step, alarm, breaks, late, lateMs }: { step: number; alarm: Alarm; breaks: boolean; late: boolean; lateMs: number },
): void {
  const base = eventBase(row);
  const dueAt = row.dueAt?.toISOString() ?? null;
  tx.emit(
    promiseRang,
    {
      ...base,
      dueAt,
      step,
      notify: alarm.notify,
      ringsAt: alarm.at!,
      breaks,
      minutesAfterDue: alarm.minutesAfterDue ?? 0,
      late,
      lateMs,
      ...namedIn(alarm),
    },
    eventSubject(row),
  );
  if (breaks) tx.emit(promiseBroken, { ...base, dueAt: dueAt! }, eventSubject(row));
}
