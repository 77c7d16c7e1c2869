/** What a date picker gives: a wall-clock time without a zone. */
type Picked = { format(pattern: string): string };

/** The instant at which a clock on the wall of a zone shows what was picked; the later one where it shows it twice. */
export function toInstant(picked: Picked, timeZone: string): string {
  const wall = Date.parse(`${picked.format("YYYY-MM-DDTHH:mm:ss")}Z`);
  // The offset belongs to the instant, which is what is looked for: a second look settles clock changes.
  const guess = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(guess, timeZone)).toISOString();
}

function offsetAt(at: number, timeZone: string): number {
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
  return local - Math.floor(at / 1000) * 1000;
}
