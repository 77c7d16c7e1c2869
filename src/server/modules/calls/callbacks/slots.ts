import { businessTimeBetween, type CompiledCalendar, nextOpening } from "../../../../shared/business-time/index.ts";

/** How long a slot is. Zones whose hours are not off by halves of ours begin theirs at a quarter past. */
export const SLOT_MS = 1_800_000;
/** Nobody is offered what begins sooner: somebody has to see it. */
const LEAD_MS = 1_800_000;
const FURTHEST_MS = 14 * 86_400_000;

/** The slot in which a moment is. */
export function slotOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / SLOT_MS) * SLOT_MS);
}

/** The next slots that are wholly within the hours of a calendar, at most two weeks ahead. Pure. */
export function slotsFrom(calendar: CompiledCalendar, now: Date, most: number): Date[] {
  const slots: Date[] = [];
  const end = now.getTime() + FURTHEST_MS;
  let at = Math.ceil((now.getTime() + LEAD_MS) / SLOT_MS) * SLOT_MS;
  while (at < end && slots.length < most) {
    const open = businessTimeBetween(calendar, at, at + SLOT_MS);
    if (open === SLOT_MS) slots.push(new Date(at));
    const next = open > 0 ? at + SLOT_MS : nextOpening(calendar, at);
    if (next === null) break;
    at = Math.max(at + SLOT_MS, Math.ceil(next / SLOT_MS) * SLOT_MS);
  }
  return slots;
}
