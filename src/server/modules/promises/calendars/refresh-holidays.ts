import { Type } from "typebox";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { calendarChanged } from "../events.ts";
import { addCalendarVersion, type CalendarFacts, findCalendar, findCalendarsWithHolidays } from "../store/calendars.ts";
import { forgetCalendars } from "./current-calendars.ts";
import { holidaysOf } from "./holidays-of.ts";

/** Each night: a new year has come into reach, or an update of the desk knows the notice for the next one. */
export const refreshHolidaysNightly = defineJob(
  "promises.refresh-holidays",
  { schema: Type.Object({}), cron: "41 2 * * *" },
  refreshHolidays,
);

/** Gives calendars whose public holidays are better known by now a new version that has them. */
export async function refreshHolidays(ctx: Ctx): Promise<void> {
  for (const calendar of await findCalendarsWithHolidays(ctx.db)) await refresh(ctx, calendar);
  forgetCalendars(ctx);
}

async function refresh(ctx: Ctx, { id, version, spec }: CalendarFacts): Promise<void> {
  const publicHolidays = await holidaysOf(spec.holidays, ctx.now());
  if (JSON.stringify(publicHolidays) === JSON.stringify(sorted(spec.publicHolidays))) return;
  await ctx.tx(async (tx) => {
    const now = await findCalendar(tx.db, id, true);
    // Somebody saved it in between, and with it the holidays.
    if (now?.version !== version) return;
    const next = { id, version: version + 1 };
    await addCalendarVersion(tx.db, next, { ...spec, publicHolidays }, { by: null, at: tx.now() });
    tx.emit(calendarChanged, { calendarId: id, version: next.version, archived: false });
  });
}

/** As `holidaysOf` writes them: jsonb keeps no order of keys. */
function sorted(known: CalendarFacts["spec"]["publicHolidays"]): CalendarFacts["spec"]["publicHolidays"] {
  if (!known) return null;
  const { knownFrom, knownUntil, days } = known;
  return {
    knownFrom,
    knownUntil,
    days: days.map(({ date, kind, names }) => ({ date, kind, names: { "zh-CN": names["zh-CN"], en: names.en } })),
  };
}
