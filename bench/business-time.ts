import { parseArgs } from "node:util";
import { expandHolidays } from "../src/server/modules/promises/calendars/holidays.ts";
import {
  addBusinessTime,
  businessTimeBetween,
  compileCalendar,
  describeDue,
  dueWithPauses,
} from "../src/shared/business-time/index.ts";
import { buildCalendar, weekdays } from "../test/support/business-time/build-calendar.ts";
import { crossCheckWithMinutes } from "../test/support/business-time/cross-check.ts";

/**
 * Calls a second of the business-time functions, each against the stated limit: closed-form arithmetic for Monday to Friday, 9 to 5, in a
 * fixed offset, which knows no lunch, no holiday and no clock change, and so is about as fast as any such addition can be.
 * `--crosscheck=100000` compares as many random cases with a minute-by-minute walk by Temporal's clock first.
 */
const { values } = parseArgs({ options: { crosscheck: { type: "string" } } });

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TARGET = 300_000;

if (values.crosscheck) {
  const cases = Number(values.crosscheck);
  const begun = performance.now();
  crossCheckWithMinutes(cases);
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${cases} random cases agree with the minute-by-minute walk (${seconds.toFixed(0)} s)\n`);
}

const china = buildCalendar({
  holidays: { country: "CN" },
  publicHolidays: await expandHolidays({ country: "CN" }, "2020-01-01", "2030-12-31"),
});
const berlin = buildCalendar({ timeZone: "Europe/Berlin" });

const starts = Array.from(
  { length: 65_536 },
  (_, index) => Date.UTC(2025, 0, 1) + ((index * 48_271_000) % (365 * DAY)),
);
const nineToFive = compileCalendar(buildCalendar({ week: weekdays("09:00-17:00") }));
for (const start of starts) {
  const due = addBusinessTime(nineToFive, start, 6 * HOUR);
  if (addPlainly(start, 6 * HOUR) !== due) throw new Error(`The limit is wrong for ${new Date(start).toISOString()}`);
}
const limit = callsPerSecond((start) => addPlainly(start, 6 * HOUR));
const shanghai = compileCalendar(china);
const summertime = compileCalendar(berlin);

console.log(`${"limit: closed-form weekday addition".padEnd(46)}${perSecond(limit)}`);
report("addBusinessTime 6 h, China's holidays, lunch", (start) => addBusinessTime(shanghai, start, 6 * HOUR), TARGET);
report("addBusinessTime 6 h, Berlin, lunch", (start) => addBusinessTime(summertime, start, 6 * HOUR), TARGET);
report("addBusinessTime 400 h", (start) => addBusinessTime(shanghai, start, 400 * HOUR));
report("businessTimeBetween over ten days", (start) => businessTimeBetween(shanghai, start, start + 10 * DAY));
report("dueWithPauses 6 h, two pauses", (start) => {
  const pauses = [
    { from: start + HOUR, to: start + 2 * HOUR },
    { from: start + 3 * HOUR, to: start + DAY },
  ];
  return dueWithPauses(shanghai, start, 6 * HOUR, pauses).due!;
});
report("describeDue 6 h", (start) => describeDue(shanghai, start, 6 * HOUR).due!);
report("compileCalendar and a first addition", (start) => addBusinessTime(compileCalendar(china), start, 6 * HOUR));

function report(what: string, call: (start: number) => number, target?: number): void {
  const rate = callsPerSecond(call);
  const aim = target ? `  aim ${perSecond(target)} ${rate >= target ? "met" : "MISSED"}` : "";
  console.log(`${what.padEnd(46)}${perSecond(rate)}  ratio ${(rate / limit).toFixed(4)}${aim}`);
}

/** The median of five rounds of 0.3 s each, after one to warm up. */
function callsPerSecond(call: (start: number) => number): number {
  const rounds = Array.from({ length: 6 }, () => {
    let calls = 0;
    let sum = 0;
    const begun = performance.now();
    let elapsed = 0;
    while (elapsed < 300) {
      for (let i = 0; i < 256; i++) sum += call(starts[calls++ & 65_535]!);
      elapsed = performance.now() - begun;
    }
    if (Number.isNaN(sum)) throw new Error("A call answered no number");
    return (calls / elapsed) * 1000;
  });
  return rounds.slice(1).sort((a, b) => a - b)[2]!;
}

function perSecond(rate: number): string {
  return `${Math.round(rate).toLocaleString("en").padStart(12)}/s`;
}

/** Monday to Friday, 09:00–17:00 at +08:00. */
function addPlainly(start: number, businessMs: number): number {
  const sinceMonday = start + 8 * HOUR + 3 * DAY; // 1970-01-01 was a Thursday
  const day = Math.floor(sinceMonday / DAY);
  const weekday = day % 7;
  const hours = weekday < 5 ? Math.min(Math.max(sinceMonday - day * DAY - 9 * HOUR, 0), 8 * HOUR) : 0;
  const open = (Math.floor(day / 7) * 5 + Math.min(weekday, 5)) * 8 * HOUR + hours + businessMs;
  const workdays = Math.ceil(open / (8 * HOUR)) - 1;
  const due = (Math.floor(workdays / 5) * 7 + (workdays % 5)) * DAY + 9 * HOUR + open - workdays * 8 * HOUR;
  return due - 3 * DAY - 8 * HOUR;
}
