import { type CompiledCalendar, dueWithPauses } from "../../../../shared/business-time/index.ts";
import type { SimulatedState } from "../../../../shared/contract/simulation.ts";
import type { Owed } from "./what-was-owed.ts";

export type Judged = { state: SimulatedState; dueAt: number | null; policy: string | null };

export const notPromised: Judged = { state: "none", dueAt: null, policy: null };

/** What would have become of something owed, had it been promised within this much working time. Pure. @throws CalendarError */
export function judge(
  owed: Owed,
  { businessMinutes, policy, calendar }: { businessMinutes: number; policy: string; calendar: CompiledCalendar },
  now: number,
): Judged {
  const dueAt = dueWithPauses(calendar, owed.startedAt, businessMinutes * 60_000, owed.pauses).due;
  return { state: stateOf(owed, dueAt, now), dueAt, policy };
}

function stateOf({ doneAt, goneAt }: Owed, dueAt: number | null, now: number): SimulatedState {
  const passed = (at: number) => dueAt !== null && dueAt < at;
  if (doneAt !== null) return passed(doneAt) ? "broken" : "kept";
  // Closing a case a moment after its promise was due does not undo that.
  if (goneAt !== null) return dueAt !== null && dueAt <= goneAt ? "broken" : "withdrawn";
  return dueAt !== null && dueAt <= now ? "broken" : "open";
}
