import type { Ctx } from "../../kernel/ctx.ts";
import type { Service } from "../../kernel/define-module.ts";
import type { EventRow } from "../../kernel/events/define-event.ts";
import { followDurably } from "../../kernel/events/follow.ts";
import { defaultCalendar, ownTimesOf } from "../promises/index.ts";
import { bucketOf, outcomeOfEvent, retellingEvents } from "./policy.ts";
import { insertFacts, type NewFact, recount } from "./store/facts.ts";

type Told = { promiseId: number; ownerId: number | null; teamId: number | null };

/**
 * Counts some events, in their order and in the transaction that remembers the place in them, so that each is counted once.
 * A promise counts once for each outcome, on the day of its event, for whom it was to keep then.
 */
export async function tallyEvents(ctx: Ctx, events: readonly EventRow[]): Promise<void> {
  const told = events.filter(({ type }) => outcomeOfEvent[type] !== undefined) as EventRow<Told>[];
  const kept = told.filter(({ type }) => outcomeOfEvent[type]!.startsWith("kept"));
  const caseIds = events.flatMap(({ type, caseId }) => (retellingEvents.has(type) && caseId !== null ? [caseId] : []));
  const passed = events.flatMap(({ type, data }) =>
    type === "cases.merged" || type === "cases.unmerged" ? (data as { promiseIds: number[] }).promiseIds : [],
  );
  if (told.length === 0 && caseIds.length === 0) return;
  const own = await ownTimesOf(ctx, [...new Set(kept.map(({ data }) => data.promiseId))]);
  const facts = told.map(({ type, at, caseId, data }): NewFact => {
    const outcome = outcomeOfEvent[type]!;
    const ownMs = outcome.startsWith("kept") ? own.get(data.promiseId) : undefined;
    return {
      promiseId: data.promiseId,
      outcome,
      at: new Date(at),
      caseId,
      ownerId: data.ownerId,
      teamId: data.teamId,
      ownBucket: ownMs === undefined ? null : bucketOf(ownMs),
    };
  });
  const { compiled } = await defaultCalendar(ctx);
  await insertFacts(ctx.db, facts, compiled.timeZone);
  await recount(ctx.db, [...new Set([...told.map(({ data }) => data.promiseId), ...passed])], [...new Set(caseIds)]);
}

/** Keeps the tallies in step with the events; of several nodes one counts at a time. */
export const tallier: Service = {
  name: "board tallies",
  role: "worker",
  start: (ctx, { bell }) =>
    followDurably({ db: ctx.db, bell, log: ctx.log }, "board", (trx, events) =>
      tallyEvents({ ...ctx, db: trx }, events),
    ),
};
