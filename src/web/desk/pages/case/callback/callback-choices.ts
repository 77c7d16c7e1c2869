import { wallTime } from "../../../../lib/wall-time.ts";

const HOUR = 3_600_000;
const QUARTER = 900_000;

/** What is offered at a press for calling somebody back, in the person's own zone; what is over or too near is left out. */
export function callbackChoices(now: number, timeZone: string): { key: "inHour" | "today" | "tomorrow"; at: number }[] {
  const day = (at: number) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);
  const atHour = (at: number, hour: string) => Date.parse(wallTime(`${day(at)}T${hour}`, timeZone));
  const today = atHour(now, "16:00");
  return [
    { key: "inHour", at: Math.ceil((now + HOUR) / QUARTER) * QUARTER },
    ...(today - now > HOUR ? [{ key: "today" as const, at: today }] : []),
    { key: "tomorrow", at: atHour(now + 24 * HOUR, "10:00") },
  ];
}
