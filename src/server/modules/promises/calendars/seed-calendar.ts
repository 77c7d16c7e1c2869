import { sql } from "kysely";
import type { CalendarInput } from "../../../../shared/contract/calendars.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { findCalendarHeads, insertCalendar } from "../store/calendars.ts";
import { specOf } from "./save-calendar.ts";

const hours = [
  { from: "09:00", to: "12:00" },
  { from: "13:00", to: "18:00" },
];

/** What an empty desk begins with: office hours in China, its holidays and make-up working days (调休). */
const first: CalendarInput = {
  name: "工作时间 · Office hours",
  timeZone: "Asia/Shanghai",
  week: [hours, hours, hours, hours, hours, [], []],
  holidays: { country: "CN", makeUpWeekday: 1 },
  overrides: [],
};

/** Makes the default calendar where there is none; nodes that start at once make one. */
export async function seedCalendar(ctx: Ctx): Promise<void> {
  if ((await findCalendarHeads(ctx.db)).some((calendar) => calendar.isDefault)) return;
  const spec = await specOf(first, ctx.now());
  await ctx.tx(async (tx) => {
    await sql`lock table calendars in share row exclusive mode`.execute(tx.db);
    if ((await findCalendarHeads(tx.db)).some((calendar) => calendar.isDefault)) return;
    await insertCalendar(tx.db, spec, { isDefault: true, by: null, at: tx.now() });
  });
}
