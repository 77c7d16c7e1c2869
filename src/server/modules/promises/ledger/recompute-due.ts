import type { CompiledCalendar, Pause } from "../../../../shared/business-time/index.ts";
import type { PromiseLogKind } from "./policy.ts";
import { dueOf, type Term } from "./term.ts";

/** What of a promise never changes after it was made. */
export type MadeTerm = { startedAt: number; businessMs: number | null; dueAt: number | null };

/** A line of the log, as far as due times depend on it. */
export type DueLogEntry = { at: number; kind: PromiseLogKind; data: { to?: unknown; dueAt?: unknown } };

/** The pauses that a log tells of; the last one without an end while it lasts. */
export function pausesIn(log: readonly Pick<DueLogEntry, "at" | "kind">[]): Pause[] {
  const pauses: { from: number; to: number | null }[] = [];
  for (const { at, kind } of log) {
    const last = pauses.at(-1);
    if (kind === "paused") pauses.push({ from: at, to: null });
    else if (kind === "resumed" && last?.to === null) last.to = Math.max(last.from, at);
  }
  return pauses;
}

/**
 * The due time of a promise counted again from nothing but what was promised, the log, and the calendar in the version
 * that the promise names. It must always be the one that is stored.
 *
 * @param log in order
 * @param calendar null for a promise of a fixed time
 * @returns ms since 1970, null while paused
 * @throws CalendarError
 */
export function recomputeDue(
  made: MadeTerm,
  log: readonly DueLogEntry[],
  calendar: CompiledCalendar | null,
): number | null {
  // Settled while it was paused, it got a due time when it was found not to have been kept.
  const upheld = log.findLast(({ kind, data }) => kind === "upheld" && data.dueAt !== undefined);
  if (upheld) return Date.parse(String(upheld.data.dueAt));
  const moved = log.findLast(({ kind }) => kind === "moved");
  if (moved) return Date.parse(String(moved.data.to));
  return dueOf(termOf(made, log, calendar));
}

function termOf(made: MadeTerm, log: readonly DueLogEntry[], calendar: CompiledCalendar | null): Term {
  const { startedAt, businessMs } = made;
  if (businessMs === null) return { kind: "fixed", startedAt, dueAt: made.dueAt! };
  if (!calendar) throw new Error("A promise that is counted in business time names its calendar.");
  return { kind: "counted", startedAt, businessMs, calendar, pauses: pausesIn(log) };
}
