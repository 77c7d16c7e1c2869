const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The instant of an hour of the day on the date that `at` has in a zone. */
function atHour(at: number, hour: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)!.value);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  const offset = local - Math.floor(at / 1000) * 1000;
  return Date.UTC(part("year"), part("month") - 1, part("day"), hour) - offset;
}

/** What is offered for putting a case aside, in the person's own zone: later today, tomorrow morning, next Monday where that is another day. */
export function snoozeChoices(now: number, timeZone: string): { key: "later" | "tomorrow" | "monday"; at: number }[] {
  const weekday = new Intl.DateTimeFormat("en", { timeZone, weekday: "short" });
  let monday = now + DAY;
  while (weekday.format(monday) !== "Mon") monday += DAY;
  const tomorrow = { key: "tomorrow", at: atHour(now + DAY, 9, timeZone) } as const;
  const nextMonday = { key: "monday", at: atHour(monday, 9, timeZone) } as const;
  return [
    { key: "later", at: Math.ceil((now + 3 * HOUR) / (HOUR / 2)) * (HOUR / 2) },
    tomorrow,
    ...(nextMonday.at === tomorrow.at ? [] : [nextMonday]),
  ];
}
