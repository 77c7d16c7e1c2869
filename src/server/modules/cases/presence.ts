import type { PresenceNews } from "../../../shared/contract/live.ts";

export type PresenceState = "viewing" | "typing" | "left";
type Looker = { name: string; state: "viewing" | "typing"; until: number };
type Listener = (news: PresenceNews) => void;

/** Who says nothing for this long has left: a page says again every twenty seconds that it is there. */
const FORGET_MS = 45_000;

/** A widget says every few seconds that its visitor still types. */
const CUSTOMER_TYPES_MS = 8_000;

const customersTyping = new Map<number, NodeJS.Timeout>();
const lookers = new Map<number, Map<number, Looker>>();
const listeners = new Set<Listener>();

/**
 * Notes who looks at or types in a case, and tells the listeners when that changed. Kept in this process's memory: on
 * several nodes each knows the people whose requests it serves.
 */
export function notePresence(
  input: { caseId: number; staff: { id: number; name: string }; state: PresenceState },
  now: Date,
): void {
  const before = describe(input.caseId);
  forgetSilent(input.caseId, now);
  const inCase = lookers.get(input.caseId) ?? new Map<number, Looker>();
  if (input.state === "left") inCase.delete(input.staff.id);
  else inCase.set(input.staff.id, { name: input.staff.name, state: input.state, until: now.getTime() + FORGET_MS });
  if (inCase.size > 0) lookers.set(input.caseId, inCase);
  else lookers.delete(input.caseId);
  tellIfChanged(input.caseId, before);
}

/**
 * Notes that the customer of a case is typing in a chat, or is not any more; without another word it is over soon. As with
 * colleagues, each node knows those whose requests it serves.
 */
export function noteCustomerTyping(caseId: number, typing: boolean): void {
  const before = customersTyping.get(caseId);
  clearTimeout(before);
  customersTyping.delete(caseId);
  if (typing) {
    customersTyping.set(caseId, setTimeout(() => noteCustomerTyping(caseId, false), CUSTOMER_TYPES_MS).unref());
  }
  if ((before !== undefined) !== typing) tell(caseId);
}

/** Who is looking at a case, or typing in it. */
export function viewersOf(caseId: number, now: Date): PresenceNews["viewers"] {
  forgetSilent(caseId, now);
  return describe(caseId);
}

/** Forgets everybody who fell silent, and tells of it; called by a timer of the process that serves pages. */
export function sweepPresence(now: Date): void {
  for (const caseId of [...lookers.keys()]) {
    const before = describe(caseId);
    forgetSilent(caseId, now);
    tellIfChanged(caseId, before);
  }
}

/** Calls `listener` whenever who looks at a case changes. Returns what ends that. */
export function onPresence(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function forgetSilent(caseId: number, now: Date): void {
  const inCase = lookers.get(caseId);
  if (!inCase) return;
  for (const [staffId, looker] of inCase) if (looker.until <= now.getTime()) inCase.delete(staffId);
  if (inCase.size === 0) lookers.delete(caseId);
}

function describe(caseId: number): PresenceNews["viewers"] {
  return [...(lookers.get(caseId) ?? [])].map(([id, { name, state }]) => ({ staff: { id, name }, state }));
}

function tellIfChanged(caseId: number, before: PresenceNews["viewers"]): void {
  if (JSON.stringify(describe(caseId)) !== JSON.stringify(before)) tell(caseId);
}

function tell(caseId: number): void {
  const customerTyping = customersTyping.has(caseId);
  for (const listener of listeners) listener({ type: "presence", caseId, viewers: describe(caseId), customerTyping });
}
