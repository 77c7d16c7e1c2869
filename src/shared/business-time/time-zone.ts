import { DAY } from "./local-date.ts";

/** A stretch of time, from `from` (instant, ms) to the next one's, in which the zone is `offset` ms ahead of UTC. */
export type ZoneSegment = { readonly from: number; readonly offset: number };

type Zone = { readonly format: Intl.DateTimeFormat; readonly years: Map<number, readonly ZoneSegment[]> };

const zones = new Map<string, Zone>();

/** Whether the runtime knows this IANA time zone. Bare offsets such as "+08:00" are no zones: they have no future rules. */
export function isTimeZone(timeZone: string): boolean {
  if (!/^[A-Za-z]/.test(timeZone)) return false;
  try {
    zoneOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** The zone's segments that cover `from`…`to` (instants, ms), in order; the first begins at or before `from`. */
export function zoneSegments(timeZone: string, from: number, to: number): ZoneSegment[] {
  const zone = zoneOf(timeZone);
  const segments: ZoneSegment[] = [];
  for (let year = new Date(from).getUTCFullYear(); year <= new Date(to).getUTCFullYear(); year++) {
    for (const segment of segmentsOfYear(zone, year)) {
      if (segments.at(-1)?.offset !== segment.offset) segments.push(segment);
    }
  }
  return segments;
}

/**
 * The moment at which the zone's wall clock first shows the local time `local` (ms as if UTC) or a later one, and the index of its
 * segment. So a time that a clock change skips becomes the moment of the change, and of a time that comes twice the earlier counts.
 * `segments` must reach 16 h past both sides of `local`; `hint` is the index found for an earlier local time.
 */
export function firstMomentAt(
  segments: readonly ZoneSegment[],
  local: number,
  hint = 0,
): { instant: number; index: number } {
  for (let index = hint; ; index++) {
    const { from, offset } = segments[index]!;
    const until = segments[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const instant = Math.max(from, local - offset);
    if (instant < until) return { instant, index };
  }
}

/** The local day (days since 1970-01-01) that the zone's wall clock shows at an instant. */
export function localDayAt(timeZone: string, instant: number): number {
  const segments = zoneSegments(timeZone, instant, instant);
  const offset = segments.findLast((segment) => segment.from <= instant)!.offset;
  return Math.floor((instant + offset) / DAY);
}

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (!zone) {
    // Throws RangeError for an unknown zone.
    zone = { format: new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }), years: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}

function segmentsOfYear(zone: Zone, year: number): readonly ZoneSegment[] {
  const known = zone.years.get(year);
  if (known) return known;
  const end = Date.UTC(year + 1, 0, 1);
  let at = Date.UTC(year, 0, 1);
  let offset = offsetAt(zone, at);
  const segments: ZoneSegment[] = [{ from: at, offset }];
  // Day by day: two changes that undo each other within a month have happened (Ramadan in Egypt and Morocco), within a day never.
  for (; at < end; at += DAY) {
    const next = offsetAt(zone, Math.min(at + DAY, end - 1));
    if (next === offset) continue;
    segments.push({ from: changeBetween(zone, at, Math.min(at + DAY, end - 1)), offset: next });
    offset = next;
  }
  zone.years.set(year, segments);
  return segments;
}

/** The first instant after `before` with the offset of `after`, by bisection. */
function changeBetween(zone: Zone, before: number, after: number): number {
  const target = offsetAt(zone, after);
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === target) high = middle;
    else low = middle;
  }
  return high;
}

/** Intl has no call for an offset; "GMT+05:45" at the end of a formatted date is the documented way to it (ECMA-402 `longOffset`). */
function offsetAt(zone: Zone, instant: number): number {
  const text = zone.format.format(instant);
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (!match) throw new Error(`Unexpected offset in "${text}"`);
  if (!match[1]) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === "-" ? -seconds : seconds) * 1000;
}
