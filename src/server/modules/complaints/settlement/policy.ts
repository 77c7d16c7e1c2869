import type { SettlementMoveKind, SettlementState } from "../../../../shared/contract/complaints.ts";

export type Party = "customer" | "us";
type Step = { kind: SettlementMoveKind; party: Party; to: SettlementState };

const by = (party: Party, kind: SettlementMoveKind, to: SettlementState): Step => ({ kind, party, to });
const wants = by("customer", "want", "wanted");
const offers = by("us", "offer", "offered");
const counters = by("customer", "counter", "countered");
const refuses = by("customer", "reject", "rejected");
/** Whoever says yes to our offer has confirmed it. */
const takes = by("customer", "accept", "confirmed");
/** We say yes to what they asked for; they still confirm it. */
const gives = by("us", "accept", "agreed");
const declines = by("us", "reject", "rejected");

/** The life of a settlement, as a table: who can do what next, and what it becomes. */
const steps: Record<SettlementState | "none", readonly Step[]> = {
  none: [wants, offers],
  wanted: [offers, gives, wants, declines],
  offered: [takes, counters, refuses, offers],
  countered: [offers, gives, counters, declines],
  agreed: [by("customer", "confirm", "confirmed")],
  confirmed: [],
  rejected: [offers, counters, wants],
};

/** What can be done next, and by whom. Pure. */
export function nextSteps(state: SettlementState | null): readonly Step[] {
  return steps[state ?? "none"];
}

/** What a move makes of a settlement; null where it cannot be made now. Pure. */
export function afterMove(
  state: SettlementState | null,
  move: { kind: SettlementMoveKind; party: Party },
): SettlementState | null {
  return nextSteps(state).find(({ kind, party }) => kind === move.kind && party === move.party)?.to ?? null;
}

/** True for moves that bring terms of their own; the others speak of those that stand. */
export function bringsTerms(kind: SettlementMoveKind): boolean {
  return kind === "want" || kind === "offer" || kind === "counter";
}

/** True where it is agreed, whether the customer has confirmed it or not. */
export function isAgreed(state: SettlementState | null): boolean {
  return state === "agreed" || state === "confirmed";
}

/**
 * By when an offer is carried out that is taken now: by its date, and where that went by while the customer thought it over,
 * within as long as it gave. Pure.
 */
export function dueWhenTaken({ offeredAt, dueAt }: { offeredAt: Date; dueAt: Date }, now: Date): Date {
  return dueAt > now ? dueAt : new Date(now.getTime() + dueAt.getTime() - offeredAt.getTime());
}
