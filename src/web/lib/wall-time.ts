import { toInstant } from "./picked-time.ts";

/** The instant at which a clock on the wall of a zone shows this: "2026-03-09T09:30", to the minute. */
export function wallTime(text: string, timeZone: string): string {
  return toInstant({ format: () => `${text}:00` }, timeZone);
}
