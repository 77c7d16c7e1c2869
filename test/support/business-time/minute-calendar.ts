import { Temporal } from "temporal-polyfill";
import type { Calendar, Interval } from "../../../src/shared/contract/calendars.ts";

/**
 * Business time the slow, obvious way, to judge the product by: ask Temporal for the wall clock of every minute of a window, mark the
 * open ones, and walk. Shares no code with the product.
 */
export type MinuteWindow = { readonly timeZone: string; readonly from: string; readonly days: number };

export type MinuteCalendar = {
  readonly windowStart: number;
  readonly windowEnd: number;
  isOpenAt(instant: number): boolean;
  /** Null when the answer lies beyond the window; so for the next two. */
  add(start: number, businessMs: number, pauses?: readonly { from: number; to: number | null }[]): number | null;
  nextOpening(instant: number): number | null;
  nextClosing(instant: number): number | null;
  between(a: number, b: number): number;
};

const MINUTE = 60_000;
const wallClocks = new Map<string, Float64Array>();

export function minuteCalendar(calendar: Calendar, window: MinuteWindow): MinuteCalendar {
  const windowStart = windowStartOf(window);
  const walls = wallClockOf(window);
  const open = openMinutes(calendar, window, walls);
  const windowEnd = windowStart + open.length * MINUTE;
  const indexOf = (instant: number) => Math.floor((instant - windowStart) / MINUTE);
  const isOpenAt = (instant: number) => open[indexOf(instant)] === 1;
  const nextWhere = (wanted: number, instant: number) => {
    if (open[indexOf(instant)] === wanted) return instant;
    const index = open.indexOf(wanted, indexOf(instant));
    return index < 0 ? null : windowStart + index * MINUTE;
  };
  return {
    windowStart,
    windowEnd,
    isOpenAt,
    add(start, businessMs, pauses = []) {
      const edges = pauses.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
      let now = start;
      let left = businessMs;
      while (left > 0 && now < windowEnd) {
        const minuteEnd = windowStart + (indexOf(now) + 1) * MINUTE;
        const stepEnd = Math.min(minuteEnd, ...edges.filter((edge) => edge > now));
        const paused = pauses.some(({ from, to }) => from <= now && (to === null || now < to));
        const counted = isOpenAt(now) && !paused ? Math.min(left, stepEnd - now) : 0;
        left -= counted;
        now = left === 0 ? now + counted : stepEnd;
      }
      return left === 0 ? now : null;
    },
    nextOpening: (instant) => nextWhere(1, instant),
    nextClosing(instant) {
      const opening = nextWhere(1, instant);
      return opening === null ? null : nextWhere(0, opening);
    },
    between(a, b) {
      let time = 0;
      for (let now = a; now < b; ) {
        const stepEnd = Math.min(windowStart + (indexOf(now) + 1) * MINUTE, b);
        if (isOpenAt(now)) time += stepEnd - now;
        now = stepEnd;
      }
      return time;
    },
  };
}

/** Noon, so that no change of the clock is near the window's edge. */
export function windowStartOf({ timeZone, from }: MinuteWindow): number {
  return Temporal.PlainDateTime.from(`${from}T12:00`).toZonedDateTime(timeZone).epochMilliseconds;
}

/** What the wall clock shows at each minute of the window, as minutes since 1970 if it were UTC's. */
function wallClockOf(window: MinuteWindow): Float64Array {
  const key = JSON.stringify(window);
  let walls = wallClocks.get(key);
  if (!walls) {
    const start = windowStartOf(window);
    walls = Float64Array.from({ length: window.days * 1440 }, (_, index) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(start + index * MINUTE);
      const wall = instant.toZonedDateTimeISO(window.timeZone);
      return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute) / MINUTE;
    });
    wallClocks.set(key, walls);
  }
  return walls;
}

function openMinutes(calendar: Calendar, window: MinuteWindow, walls: Float64Array): Uint8Array {
  const open = new Uint8Array(walls.length);
  const firstShowing = (wall: number) => {
    // No clock has ever been put forward by more than a day, so an earlier start of the search would find nothing more.
    let index = Math.max(0, wall - walls[0]! - 1500);
    while (index < walls.length && walls[index]! < wall) index++;
    return index;
  };
  for (let offset = -1; offset <= window.days + 2; offset++) {
    const date = Temporal.PlainDate.from(window.from).add({ days: offset });
    const midnight = Date.UTC(date.year, date.month - 1, date.day) / MINUTE;
    for (const { from, to } of intervalsOn(calendar, date)) {
      open.fill(1, firstShowing(midnight + minutesOf(from)), firstShowing(midnight + minutesOf(to)));
    }
  }
  return open;
}

function intervalsOn(calendar: Calendar, date: Temporal.PlainDate): Interval[] {
  const ownDay = calendar.week[date.dayOfWeek - 1]!;
  const makeUpDay = calendar.week[(calendar.holidays.makeUpWeekday ?? 1) - 1]!;
  const override = calendar.overrides.find((entry) => entry.date === date.toString());
  const holiday = calendar.publicHolidays?.days.find((entry) => entry.date === date.toString());
  const special = override ?? holiday;
  if (!special) return ownDay;
  if (special.kind === "closed") return [];
  if (override?.intervals) return override.intervals;
  return makeUpDay.length > 0 ? makeUpDay : ownDay;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
