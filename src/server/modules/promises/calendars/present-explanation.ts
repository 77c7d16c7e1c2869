import type { DueDescription, Stretch } from "../../../../shared/business-time/index.ts";
import type { DueExplanation } from "../../../../shared/contract/calendars.ts";

/** Why something is due when it is, as it goes over the wire. */
export function presentExplanation(description: DueDescription): DueExplanation {
  const { calendar, startedAt, businessMs, due, remainingMs, days, omittedDays, holidaysKnown } = description;
  return {
    calendar: { ...calendar },
    startedAt: iso(startedAt),
    businessMs,
    dueAt: due === null ? null : iso(due),
    remainingMs,
    days: days.map((day) => ({
      date: day.date,
      weekday: day.weekday,
      reason: day.reason,
      names: day.names,
      open: day.open.map(stretch),
      used: day.openIntervalsUsed.map(stretch),
      usedMs: day.usedMs,
      pausedMs: day.pausedMs,
    })),
    omittedDays,
    holidaysKnown,
  };
}

function stretch({ from, to }: Stretch): { from: string; to: string } {
  return { from: iso(from), to: iso(to) };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
