import { type CompiledCalendar, dueWithPauses, type Pause } from "../../../../shared/business-time/index.ts";
import type { LadderStep } from "../../../../shared/contract/promises.ts";
import type { Alarm } from "../store/promise-facts.ts";

/** By when, as it was promised: an amount of business time from a start, or a fixed time. All in ms. */
export type Term =
  | { kind: "counted"; startedAt: number; businessMs: number; calendar: CompiledCalendar; pauses: readonly Pause[] }
  | { kind: "fixed"; startedAt: number; dueAt: number };

/** When it is due; null while paused. @throws CalendarError */
export function dueOf(term: Term): number | null {
  if (term.kind === "fixed") return term.dueAt;
  return dueWithPauses(term.calendar, term.startedAt, term.businessMs, term.pauses).due;
}

/**
 * The moments at which a promise rings, in order: the steps of its ladder, and its due time if no step is there.
 * Fractions and what lies before due are of the term itself, so business time for a counted one; what comes after due is
 * by the wall clock.
 * @throws CalendarError
 */
export function alarmsOf(ladder: readonly LadderStep[], term: Term, due: number | null = dueOf(term)): Alarm[] {
  const steps: Omit<Alarm, "at">[] = ladder.map(
    ({ notify, atFraction, minutesBeforeDue, minutesAfterDue, ...more }) => {
      if (minutesBeforeDue !== undefined) return { notify, minutesBeforeDue, ...more };
      return atFraction === undefined || atFraction >= 1
        ? { notify, minutesAfterDue: atFraction === undefined ? (minutesAfterDue ?? 0) : 0, ...more }
        : { notify, atFraction, ...more };
    },
  );
  if (!steps.some(isDueStep)) steps.push({ notify: null, minutesAfterDue: 0 });
  return steps
    .sort((a, b) => place(a, term) - place(b, term))
    .map((step) => {
      const at = momentOf(step, term, due);
      return { at: at === null ? null : new Date(at).toISOString(), ...step };
    });
}

/** The same moments for a term that changed. */
export function realarm(alarms: readonly Alarm[], term: Term): Alarm[] {
  return alarmsOf(
    alarms.flatMap(({ at: _, notify, ...step }) => (notify === null ? [] : [{ notify, ...step }])),
    term,
  );
}

/** True for a step at due. */
export function isDueStep(step: Pick<Alarm, "minutesAfterDue">): boolean {
  return step.minutesAfterDue === 0;
}

function momentOf(step: Omit<Alarm, "at">, term: Term, due: number | null): number | null {
  const passed = shareOf(step, term);
  if (passed === null) return due === null ? null : due + (step.minutesAfterDue ?? 0) * 60_000;
  if (term.kind === "fixed") {
    const share = Math.round(term.startedAt + (term.dueAt - term.startedAt) * passed);
    // A time that had passed when it was promised: steps keep their order all the same.
    return Math.min(share, term.dueAt);
  }
  const share = Math.round(term.businessMs * passed);
  return dueWithPauses(term.calendar, term.startedAt, share, term.pauses).due;
}

/** Which part of the term has passed at a step before due; null for the others. */
function shareOf({ atFraction, minutesBeforeDue }: Omit<Alarm, "at">, term: Term): number | null {
  if (minutesBeforeDue === undefined) return atFraction ?? null;
  const whole = term.kind === "fixed" ? term.dueAt - term.startedAt : term.businessMs;
  return whole <= 0 ? 0 : Math.max(0, 1 - (minutesBeforeDue * 60_000) / whole);
}

/** Steps before due by their share, then those from due on. */
function place(step: Omit<Alarm, "at">, term: Term): number {
  return shareOf(step, term) ?? 1 + (step.minutesAfterDue ?? 0);
}
