import { businessTimeBetween } from "../../../../shared/business-time/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { compiledCalendar } from "../calendars/current-calendars.ts";
import { findLog } from "../store/log.ts";
import { findPromises } from "../store/read.ts";
import { pausesIn } from "./recompute-due.ts";

/**
 * How long we had these promises in hand until they were settled, in ms: working time of the calendar they count in, by the
 * clock for fixed times; without what somebody else's turn took. Those that are not settled are left out.
 */
export async function ownTimesOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = (await findPromises(ctx.db, ids)).filter(({ settledAt }) => settledAt !== null);
  const logs = await findLog(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const times = new Map<number, number>();
  for (const row of rows) {
    const start = row.startedAt.getTime();
    const end = Math.max(start, row.settledAt!.getTime());
    const calendar = row.calendarId === null ? null : await compiledCalendar(ctx, row.calendarId, row.calendarVersion!);
    const between = (a: number, b: number) => (calendar ? businessTimeBetween(calendar, a, b) : b - a);
    const pauses = pausesIn((logs.get(row.id) ?? []).map(({ at, kind }) => ({ at: at.getTime(), kind })));
    const others = pauses.reduce(
      (sum, { from, to }) => sum + between(Math.min(Math.max(from, start), end), Math.min(to ?? end, end)),
      0,
    );
    times.set(row.id, Math.max(0, between(start, end) - others));
  }
  return times;
}
