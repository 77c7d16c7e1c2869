import { CalendarError } from "./calendar-error.ts";
import { type CompiledCalendar, dayPlan } from "./compile-calendar.ts";
import { DAY, FIRST_YEAR, LAST_YEAR, MINUTE } from "./local-date.ts";
import { firstMomentAt, zoneSegments } from "./time-zone.ts";

/**
 * The open spans of one local year as instants (ms): span i is starts[i] … ends[i], end excluded, and `before[i]` is the open time of
 * the year before it. Spans that touch are one. The year itself lasts from `from` to `until`, its local New Years.
 */
export type OpenYear = {
  readonly year: number;
  readonly from: number;
  readonly until: number;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly before: Float64Array;
  readonly total: number;
};

/**
 * The open spans of a local year, computed once per compiled calendar.
 * @throws CalendarError `calendars.out_of_range` outside 1970 … 2199
 */
export function openYear(calendar: CompiledCalendar, year: number): OpenYear {
  let found = calendar.years.get(year);
  if (!found) {
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
      throw new CalendarError("calendars.out_of_range", `Calendars know the years ${FIRST_YEAR} to ${LAST_YEAR} only`, {
        firstYear: FIRST_YEAR,
        lastYear: LAST_YEAR,
      });
    }
    found = buildYear(calendar, year);
    calendar.years.set(year, found);
  }
  return found;
}

/** The local year in which an instant lies. Throws as `openYear`. */
export function openYearAt(calendar: CompiledCalendar, instant: number): OpenYear {
  const open = openYear(calendar, yearNear(instant));
  if (instant < open.from) return openYear(calendar, open.year - 1);
  return instant >= open.until ? openYear(calendar, open.year + 1) : open;
}

/** The index of the last span that starts at or before the instant, -1 if there is none. */
export function spanBefore({ starts }: OpenYear, instant: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The spans, cut to size, between two instants of the year. */
export function spansWithin(open: OpenYear, from: number, to: number): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (let index = Math.max(spanBefore(open, from), 0); index < open.starts.length; index++) {
    const start = Math.max(open.starts[index]!, from);
    const end = Math.min(open.ends[index]!, to);
    if (start >= to) break;
    if (start < end) spans.push({ from: start, to: end });
  }
  return spans;
}

/** Open time (ms) from the year's beginning to an instant within it. */
export function openTimeBefore(open: OpenYear, instant: number): number {
  const span = spanBefore(open, instant);
  return span < 0 ? 0 : open.before[span]! + Math.min(instant, open.ends[span]!) - open.starts[span]!;
}

/** Whether no special day comes after this year: all later ones are made of the week alone. */
export function onlyWeekAfter(calendar: CompiledCalendar, { year }: OpenYear): boolean {
  return year >= calendar.lastSpecialYear;
}

/** The UTC year, at most one away from the local one. At the ends of the range it is moved inwards: local New Year may lie outside. */
function yearNear(instant: number): number {
  const year = new Date(instant).getUTCFullYear();
  if (year === FIRST_YEAR - 1) return FIRST_YEAR;
  return year === LAST_YEAR + 1 ? LAST_YEAR : year;
}

function buildYear(calendar: CompiledCalendar, year: number): OpenYear {
  const firstDay = Date.UTC(year, 0, 1) / DAY;
  const endDay = Date.UTC(year + 1, 0, 1) / DAY;
  const segments = zoneSegments(calendar.timeZone, (firstDay - 1) * DAY, (endDay + 1) * DAY);
  const starts: number[] = [];
  const ends: number[] = [];
  const before: number[] = [];
  let total = 0;
  let hint = 0;
  const moment = (local: number) => {
    const { instant, index } = firstMomentAt(segments, local, hint);
    hint = index;
    return instant;
  };
  const from = moment(firstDay * DAY);
  for (let day = firstDay; day < endDay; day++) {
    for (const [opens, shuts] of dayPlan(calendar, day).hours) {
      const start = moment(day * DAY + opens * MINUTE);
      const end = moment(day * DAY + shuts * MINUTE);
      if (end === start) continue; // swallowed by a clock change
      if (ends.at(-1) === start) ends[ends.length - 1] = end;
      else {
        starts.push(start);
        ends.push(end);
        before.push(total);
      }
      total += end - start;
    }
  }
  return {
    year,
    from,
    until: moment(endDay * DAY),
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    before: Float64Array.from(before),
    total,
  };
}
