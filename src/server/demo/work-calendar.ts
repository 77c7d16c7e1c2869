import { addBusinessTime, businessTimeBetween, type CompiledCalendar } from "../../shared/business-time/index.ts";
import type { Span } from "./story.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span in milliseconds, and whether it counts by the calendar. */
export function readSpan(span: Span): { ms: number; ofWork: boolean } {
  const [count, unit] = [Number.parseFloat(span), span.slice(span.indexOf(" ") + 1)];
  const ms = count * (unit === "min" ? MINUTE : unit === "d" ? DAY : HOUR);
  return { ms, ofWork: unit === "h of work" };
}

/** An instant that lies a span after another. */
export function later(calendar: CompiledCalendar, from: number, span: Span): number {
  const { ms, ofWork } = readSpan(span);
  return ofWork ? addBusinessTime(calendar, from, ms) : from + ms;
}

/** The latest instant from which on so much working time has passed until `until`: what `later` undoes. */
export function earlier(calendar: CompiledCalendar, until: number, span: Span): number {
  const { ms, ofWork } = readSpan(span);
  if (!ofWork) return until - ms;
  let low = until - ms;
  while (businessTimeBetween(calendar, low, until) < ms) low -= DAY;
  let high = until;
  while (high - low > MINUTE) {
    const middle = (low + high) / 2;
    if (businessTimeBetween(calendar, middle, until) >= ms) low = middle;
    else high = middle;
  }
  return low;
}
