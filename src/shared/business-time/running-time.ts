import { CalendarError } from "./calendar-error.ts";

/** A time in which a promise's clock stands still, as instants (ms), `to` null while it lasts. */
export type Pause = { readonly from: number; readonly to: number | null };

/** A stretch of time; `to` is Infinity for one without an end. */
export type Stretch = { readonly from: number; readonly to: number };

/**
 * Pauses in order of time, cut at `startedAt`, overlapping or touching ones joined.
 * @throws CalendarError `calendars.invalid_pause` for one that ends before it begins
 */
export function joinPauses(startedAt: number, pauses: readonly Pause[]): Stretch[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of pauses.toSorted((a, b) => a.from - b.from)) {
    const end = to ?? Number.POSITIVE_INFINITY;
    if (!(end >= from))
      throw new CalendarError("calendars.invalid_pause", "A pause ends before it begins", { from, to: end });
    if (end <= startedAt || end === from) continue;
    const previous = joined.at(-1);
    if (previous && from <= previous.to) previous.to = Math.max(previous.to, end);
    else joined.push({ from: Math.max(from, startedAt), to: end });
  }
  return joined;
}

/** The parts of `startedAt`…`until` outside the (joined) pauses. */
export function runningStretches(startedAt: number, until: number, pauses: readonly Stretch[]): Stretch[] {
  const running: Stretch[] = [];
  let from = startedAt;
  for (const pause of pauses) {
    if (pause.from >= until) break;
    if (pause.from > from) running.push({ from, to: pause.from });
    from = pause.to;
  }
  if (from < until) running.push({ from, to: until });
  return running;
}

/** What two lists of stretches, each in order, have in common. */
export function commonStretches(a: readonly Stretch[], b: readonly Stretch[]): Stretch[] {
  const common: Stretch[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const from = Math.max(a[i]!.from, b[j]!.from);
    const to = Math.min(a[i]!.to, b[j]!.to);
    if (from < to) common.push({ from, to });
    if (a[i]!.to < b[j]!.to) i++;
    else j++;
  }
  return common;
}

/** Milliseconds in a list of stretches that do not overlap. */
export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}
