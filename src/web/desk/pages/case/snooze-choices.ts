import { wallTime } from "../../../lib/wall-time.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The instant of a time of the day on the date that `at` has in a zone. */
function atHour(at: number, hour: string, timeZone: string): number {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);
  return Date.parse(wallTime(`${day}T${hour}`, timeZone));
}

/** What is offered for putting a case aside, in the person's own zone: later today, tomorrow morning, next Monday where that is another day. */
export function snoozeChoices(now: number, timeZone: string): { key: "later" | "tomorrow" | "monday"; at: number }[] {
  const weekday = new Intl.DateTimeFormat("en", { timeZone, weekday: "short" });
  let monday = now + DAY;
  while (weekday.format(monday) !== "Mon") monday += DAY;
  const tomorrow = { key: "tomorrow", at: atHour(now + DAY, "09:00", timeZone) } as const;
  const nextMonday = { key: "monday", at: atHour(monday, "09:00", timeZone) } as const;
  return [
    { key: "later", at: Math.ceil((now + 3 * HOUR) / (HOUR / 2)) * (HOUR / 2) },
    tomorrow,
    ...(nextMonday.at === tomorrow.at ? [] : [nextMonday]),
  ];
}
