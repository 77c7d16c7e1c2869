const MORNING = 9;
const EVENING = 21;
const HOUR = 3_600_000;

/** Now, or nine in the morning where somebody lives: nobody is woken by a question. Pure. */
export function notAtNight(now: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", minute: "numeric", hourCycle: "h23" });
  const read = Object.fromEntries(parts.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  const hour = read.hour! + read.minute! / 60;
  if (hour >= MORNING && hour < EVENING) return now;
  return new Date(now.getTime() + ((MORNING - hour + 24) % 24) * HOUR);
}
