import { describeDue } from "../../../../shared/business-time/index.ts";
import type { DueExplanation } from "../../../../shared/contract/calendars.ts";
import type { PromiseDetail } from "../../../../shared/contract/promises.ts";
import type { TurnTime } from "../../../../shared/contract/turns.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { calendarOf, compiledCalendar, withKnownErrors } from "../calendars/current-calendars.ts";
import { presentExplanation } from "../calendars/present-explanation.ts";
import { promiseNotFound } from "../errors.ts";
import { findLog, type LogLine } from "../store/log.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { findPromises } from "../store/read.ts";
import { presentPromises } from "./present.ts";
import { pausesIn } from "./recompute-due.ts";
import { isDueStep } from "./term.ts";
import { turnsOfPromise } from "./turns-of-promise.ts";
import { canSeePromise } from "./visible-promises.ts";

/** A promise with all there is to know; `policy` without the name, which the module above has. */
export type KnownPromise = {
  row: PromiseFacts;
  detail: Omit<PromiseDetail, "policy">;
  policy: { id: number; version: number; matched: string[] } | null;
};

/** @throws promises.not_found also when it is not the actor's to see, so that ids tell nothing */
export async function getPromise(ctx: Ctx, id: number): Promise<PromiseFacts> {
  const [row] = await findPromises(ctx.db, [id]);
  if (!row || !(await canSeePromise(ctx, row))) throw promiseNotFound({ id });
  return row;
}

/**
 * One promise with its log, its alarms, and why it is due when it is.
 * @throws promises.not_found
 */
export async function promiseDetail(
  ctx: Ctx,
  id: number,
  subjects?: ReadonlyMap<number, string>,
): Promise<KnownPromise> {
  const row = await getPromise(ctx, id);
  const log = (await findLog(ctx.db, [id])).get(id) ?? [];
  const [view] = await presentPromises(ctx, [row], subjects);
  return {
    row,
    policy: policyOf(row, log),
    detail: {
      ...view!,
      log: log.map(({ at, kind, actorKind, actorId, actorName, data }) => ({
        at: at.toISOString(),
        kind,
        actor: { kind: actorKind, id: actorId, name: actorName },
        data,
      })),
      ladder: row.ladder.map((alarm, index) => ({
        at: alarm.at,
        notify: alarm.notify,
        rung: index < row.ladderStep,
        due: isDueStep(alarm),
      })),
      calendar: row.calendarId && {
        id: row.calendarId,
        name: (await calendarOf(ctx, row.calendarId)).name,
        version: row.calendarVersion!,
      },
      businessMs: row.businessMs,
      source: row.source,
      turns: await turnsOf(ctx, row, log),
      explanation: await explain(ctx, row, log),
    } as KnownPromise["detail"],
  };
}

/** Why the time is what it is, in the calendar's version of then; a moved promise has no reason but the one it was moved for. */
async function explain(ctx: Ctx, row: PromiseFacts, log: readonly LogLine[]): Promise<DueExplanation | null> {
  if (row.businessMs === null || row.movedCount > 0) return null;
  const calendar = await compiledCalendar(ctx, row.calendarId!, row.calendarVersion!);
  const pauses = pausesIn(log.map(({ at, kind }) => ({ at: at.getTime(), kind })));
  return withKnownErrors(() =>
    presentExplanation(describeDue(calendar, row.startedAt.getTime(), row.businessMs!, pauses)),
  );
}

/** By whose turn its working time went; nobody's for a promise of a fixed time, which waits for no one. */
async function turnsOf(ctx: Ctx, row: PromiseFacts, log: readonly LogLine[]): Promise<TurnTime[] | null> {
  if (row.businessMs === null || row.movedCount > 0) return null;
  const calendar = await compiledCalendar(ctx, row.calendarId!, row.calendarVersion!);
  const lines = log.map((line) => ({ ...line, at: line.at.getTime() }));
  return withKnownErrors(() => turnsOfPromise(calendar, row.startedAt.getTime(), lines, ctx.now().getTime()));
}

function policyOf(row: PromiseFacts, log: readonly LogLine[]): KnownPromise["policy"] {
  if (row.policyId === null) return null;
  const why = log.find(({ kind }) => kind === "made")?.data.why as { matched?: string[] } | undefined;
  return { id: row.policyId, version: row.policyVersion!, matched: why?.matched ?? [] };
}
