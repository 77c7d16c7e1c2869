import { DAY, parseDate } from "./local-date.ts";
import { firstMomentAt, zoneSegments } from "./time-zone.ts";

/** The last second of a day ("2026-03-09") where somebody lives; null for what is no day. Pure. */
export function endOfDay(date: string, timeZone: string): Date | null {
  const day = parseDate(date);
  if (day === null) return null;
  const end = (day + 1) * DAY;
  return new Date(firstMomentAt(zoneSegments(timeZone, end - DAY, end + DAY), end).instant - 1_000);
}
