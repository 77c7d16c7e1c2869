import type { CalendarInput, Interval } from "../contract/calendars.ts";
import { parseDate, parseTime } from "./local-date.ts";
import { isTimeZone } from "./time-zone.ts";

/** What the schema of a calendar cannot say. `path` is a JSON pointer into the calendar, for the form to mark the field. */
export type CalendarFault = {
  readonly path: string;
  readonly fault:
    | "zone_unknown"
    | "week_incomplete"
    | "interval_empty"
    | "interval_overlap"
    | "date_unknown"
    | "date_twice"
    | "closed_with_hours";
};

/** All faults of a calendar beyond its schema, in the order of its fields; empty if it can be compiled. */
export function calendarFaults(calendar: Pick<CalendarInput, "timeZone" | "week" | "overrides">): CalendarFault[] {
  const faults: CalendarFault[] = [];
  if (!isTimeZone(calendar.timeZone)) faults.push({ path: "/timeZone", fault: "zone_unknown" });
  if (calendar.week.length !== 7) faults.push({ path: "/week", fault: "week_incomplete" });
  for (const [index, intervals] of calendar.week.entries()) faults.push(...intervalFaults(intervals, `/week/${index}`));
  const seen = new Set<string>();
  for (const [index, override] of calendar.overrides.entries()) {
    const path = `/overrides/${index}`;
    if (parseDate(override.date) === null) faults.push({ path: `${path}/date`, fault: "date_unknown" });
    if (seen.has(override.date)) faults.push({ path: `${path}/date`, fault: "date_twice" });
    seen.add(override.date);
    if (override.kind === "closed" && override.intervals?.length) {
      faults.push({ path: `${path}/intervals`, fault: "closed_with_hours" });
    }
    faults.push(...intervalFaults(override.intervals ?? [], `${path}/intervals`));
  }
  return faults;
}

function intervalFaults(intervals: readonly Interval[], path: string): CalendarFault[] {
  const faults: CalendarFault[] = [];
  const parsed = intervals.map(({ from, to }, index) => ({ from: parseTime(from), to: parseTime(to), index }));
  for (const { from, to, index } of parsed) {
    if (from === null || to === null || from >= to) faults.push({ path: `${path}/${index}`, fault: "interval_empty" });
  }
  if (faults.length > 0) return faults;
  const sorted = parsed.toSorted((a, b) => a.from! - b.from!);
  for (const [position, { from, index }] of sorted.entries()) {
    const previous = sorted[position - 1];
    if (previous && from! < previous.to!) faults.push({ path: `${path}/${index}`, fault: "interval_overlap" });
  }
  return faults;
}
