export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** Instants are answered for these years only; beyond them `calendars.out_of_range` is thrown instead of a guess. */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2199;

/** Days from 1970-01-01 to "YYYY-MM-DD" in the proleptic Gregorian calendar, or null if there is no such date. */
export function parseDate(date: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return null;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return formatDate(ms / DAY) === date ? ms / DAY : null;
}

/** "YYYY-MM-DD" of a day counted from 1970-01-01. */
export function formatDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The year of a day counted from 1970-01-01. */
export function yearOf(day: number): number {
  return new Date(day * DAY).getUTCFullYear();
}

/** ISO weekday of a day counted from 1970-01-01: 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Minutes since midnight of "HH:MM" ("24:00" is 1440), or null if it is no time of day. */
export function parseTime(time: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 1440 ? minutes : null;
}
