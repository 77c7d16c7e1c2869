import { compileCalendar } from "../../../../../../shared/business-time/index.ts";
import type { NextDate } from "../../../../../../shared/contract/next-dates.ts";
import { readPromises } from "../../../../../../shared/promise-reading/index.ts";

export type QuickDate = { key: "today" | "tomorrowNoon" | "twoDays"; at: number };

const wordsOf = {
  today: "We will call you today by 18:00.",
  tomorrowNoon: "We will call you tomorrow by noon.",
  twoDays: "We will call you within 2 business days.",
} as const;

/** The dates that are offered, read as they would be in an answer; without those that have passed. */
export function quickDates({ calendar }: NextDate, now: number): QuickDate[] {
  const frame = { now, calendar: compileCalendar(calendar) };
  return (["today", "tomorrowNoon", "twoDays"] as const).flatMap((key) => {
    const read = readPromises(wordsOf[key], frame).promises[0];
    return read ? [{ key, at: read.due }] : [];
  });
}
