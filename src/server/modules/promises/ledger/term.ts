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
 * Fractions are of the term itself, so business time for a counted one; what comes after due is by the wall clock.
 * @throws CalendarError
 */
export function alarmsOf(ladder: readonly LadderStep[], term: Term, due: number | null = dueOf(term)): Alarm[] {
  const steps: Omit<Alarm, "at">[] = ladder.map(({ notify, atFraction, minutesAfterDue }) =>
    atFraction === undefined || atFraction >= 1
      ? { notify, minutesAfterDue: atFraction === undefined ? (minutesAfterDue ?? 0) : 0 }
      : { notify, atFraction },
  );
  if (!steps.some(isDueStep)) steps.push({ notify: null, minutesAfterDue: 0 });
  return steps.sort(byPlace).map((step) => {
    const at = momentOf(step, term, due);
    return { at: at === null ? null : new Date(at).toISOString(), ...step };
  });
}

/** The same moments for a term that changed. */
export function realarm(alarms: readonly Alarm[], term: Term): Alarm[] {
  return alarmsOf(
    alarms.flatMap(({ notify, atFraction, minutesAfterDue }) =>
      notify === null ? [] : [{ notify, ...(atFraction === undefined ? { minutesAfterDue } : { atFraction }) }],
    ),
    term,
  );
}

/** True for a step at due. */
export function isDueStep(step: Pick<Alarm, "minutesAfterDue">): boolean {
  return step.minutesAfterDue === 0;
}

function momentOf(step: Omit<Alarm, "at">, term: Term, due: number | null): number | null {
  if (step.atFraction === undefined) return due === null ? null : due + (step.minutesAfterDue ?? 0) * 60_000;
  if (term.kind === "fixed") {
    const share = Math.round(term.startedAt + (term.dueAt - term.startedAt) * step.atFraction);
    // A time that had passed when it was promised: steps keep their order all the same.
    return Math.min(share, term.dueAt);
  }
  const share = Math.round(term.businessMs * step.atFraction);
  return dueWithPauses(term.calendar, term.startedAt, share, term.pauses).due;
}

function byPlace(a: Omit<Alarm, "at">, b: Omit<Alarm, "at">): number {
  return place(a) - place(b);
}

function place({ atFraction, minutesAfterDue }: Omit<Alarm, "at">): number {
  return atFraction ?? 1 + (minutesAfterDue ?? 0);
}
