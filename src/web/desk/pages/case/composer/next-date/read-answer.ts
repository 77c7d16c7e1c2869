import { compileCalendar } from "../../../../../../shared/business-time/index.ts";
import type { NextDate } from "../../../../../../shared/contract/next-dates.ts";
import { type Reading, readPromises } from "../../../../../../shared/promise-reading/index.ts";

const compiled = new WeakMap<NextDate, ReturnType<typeof compileCalendar>>();

/** What an answer promises, read in the hours of its case. Fetched only when somebody writes: the rules weigh something. */
export function readAnswer(text: string, date: NextDate, now: number): Reading {
  const calendar = compiled.get(date) ?? compileCalendar(date.calendar);
  compiled.set(date, calendar);
  return readPromises(text, { now, calendar });
}
