import assert from "node:assert/strict";
import fc from "fast-check";
import {
  addBusinessTime,
  businessTimeBetween,
  CalendarError,
  compileCalendar,
  dueWithPauses,
  isOpenAt,
  nextClosing,
  nextOpening,
} from "../../../src/shared/business-time/index.ts";
import { arbitraryCalendar } from "./arbitrary-calendar.ts";
import { type MinuteWindow, minuteCalendar, windowStartOf } from "./minute-calendar.ts";

const DAYS = 8;
const HOUR = 3_600_000;

/** Ordinary weeks, and the clock changes that break calendars: at midnight, by half an hour or two, over a whole day, with the year. */
const windows: MinuteWindow[] = [
  ["Asia/Shanghai", "2025-09-28"],
  ["Asia/Shanghai", "1991-09-10"], // China's last summer time
  ["Asia/Kathmandu", "2024-02-26"], // +05:45, leap day
  ["Europe/Berlin", "2025-03-26"],
  ["Europe/Berlin", "2025-10-22"],
  ["America/New_York", "2026-03-04"],
  ["America/New_York", "2026-10-28"],
  ["Australia/Lord_Howe", "2025-04-02"], // half an hour
  ["Australia/Lord_Howe", "2025-10-01"],
  ["Antarctica/Troll", "2025-03-26"], // two hours
  ["America/Sao_Paulo", "2018-11-01"], // midnight does not exist
  ["America/Santiago", "2025-04-01"], // midnight comes twice
  ["America/St_Johns", "2006-10-25"], // 00:01 back to 23:01 of the day before
  ["Africa/Casablanca", "2025-02-20"], // Ramadan
  ["Africa/Cairo", "2025-04-22"],
  ["Pacific/Apia", "2011-12-26"], // 30 December is missing, over New Year
  ["Pacific/Chatham", "2025-09-24"],
  ["UTC", "2024-12-28"],
].map(([timeZone, from]) => ({ timeZone: timeZone!, from: from!, days: DAYS }));

const aCase = fc.constantFrom(...windows).chain((window) => {
  const length = window.days * 24 * HOUR;
  const dates = Array.from({ length: window.days + 1 }, (_, day) =>
    new Date(Date.parse(window.from) + day * 24 * HOUR).toISOString().slice(0, 10),
  );
  const moment = fc.oneof(
    fc.integer({ min: 0, max: length - 1 }),
    fc.integer({ min: 0, max: window.days * 48 - 1 }).map((half) => (half * HOUR) / 2),
  );
  const pause = fc
    .tuple(moment, fc.option(moment))
    .map(([a, b]) => (b === null ? { from: a, to: null } : { from: Math.min(a, b), to: Math.max(a, b) }));
  return fc.record({
    window: fc.constant(window),
    calendar: arbitraryCalendar(window.timeZone, dates),
    start: moment,
    end: moment,
    businessMs: fc.oneof(
      fc.integer({ min: 0, max: 40 * HOUR }),
      fc.integer({ min: 0, max: 40 }).map((hours) => hours * HOUR),
      fc.integer({ min: 0, max: 90_000 }),
    ),
    pauses: fc.array(pause, { maxLength: 3 }),
  });
});

/** Compares the product with the minute-stepping calendar on random cases; throws at the first difference, shrunk, with its seed. */
export function crossCheckWithMinutes(cases: number): void {
  fc.assert(
    fc.property(aCase, ({ window, calendar, ...relative }) => {
      const base = windowStartOf(window);
      const slow = minuteCalendar(calendar, window);
      const fast = compileCalendar(calendar);
      const start = base + relative.start;
      const end = Math.max(start, base + relative.end);
      const pauses = relative.pauses.map(({ from, to }) => ({ from: base + from, to: to === null ? null : base + to }));
      const { businessMs } = relative;

      assert.equal(isOpenAt(fast, start), slow.isOpenAt(start), "isOpenAt");
      assert.equal(businessTimeBetween(fast, start, end), slow.between(start, end), "businessTimeBetween");
      sameWithinWindow(nextOpening(fast, start), slow.nextOpening(start), slow.windowEnd, "nextOpening");
      sameWithinWindow(nextClosing(fast, start), slow.nextClosing(start), slow.windowEnd, "nextClosing");
      const added = orNever(() => addBusinessTime(fast, start, businessMs));
      sameWithinWindow(added, slow.add(start, businessMs), slow.windowEnd, "addBusinessTime");
      const due = orNever(() => dueWithPauses(fast, start, businessMs, pauses).due);
      sameWithinWindow(due, slow.add(start, businessMs, pauses), slow.windowEnd, "dueWithPauses");
    }),
    { numRuns: cases },
  );
}

/** Beyond its window the slow calendar knows no answer; the product's must then lie there too, or be "never". */
function sameWithinWindow(fast: number | null, slow: number | null, windowEnd: number, what: string): void {
  if (slow !== null) assert.equal(fast, slow, what);
  else assert.ok(fast === null || fast >= windowEnd, `${what}: ${fast} is within the window`);
}

function orNever(due: () => number | null): number | null {
  try {
    return due();
  } catch (error) {
    if (error instanceof CalendarError && error.code === "calendars.never_opens") return null;
    throw error;
  }
}
