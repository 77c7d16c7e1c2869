import type { Ctx } from "../../kernel/ctx.ts";
import { careSettings } from "./care-settings.ts";
import { findHandlings, type Handling, wasActedOn } from "./store/handlings.ts";

const DAY = 86_400_000;
/** How far back one looks. */
const MATTERS = 50;
/** What weighs less is forgotten: after four half-lives one matter says nothing any more. */
const LEAST = 1 / 16;

/** Somebody who handled matters of a customer, and when they last did. */
export type Handler = { staffId: number; lastAt: Date };

/** Who knows a customer, best first: each matter counts, and half as much after every half-life. Pure. */
export function rankHandlers(handlings: readonly Handling[], now: Date, halfLifeDays: number): Handler[] {
  const known = new Map<number, Handler & { weight: number }>();
  for (const { staffId, at } of handlings) {
    const age = Math.max(now.getTime() - at.getTime(), 0);
    const weight = 2 ** (-age / (halfLifeDays * DAY));
    const before = known.get(staffId);
    const lastAt = before && before.lastAt > at ? before.lastAt : at;
    known.set(staffId, { staffId, lastAt, weight: (before?.weight ?? 0) + weight });
  }
  return [...known.values()]
    .filter(({ weight }) => weight >= LEAST)
    .sort((a, b) => b.weight - a.weight || b.lastAt.getTime() - a.lastAt.getTime())
    .map(({ staffId, lastAt }) => ({ staffId, lastAt }));
}

/** Who handled this customer's other matters, best first. */
export async function handlersOf(ctx: Ctx, input: { customerId: number; exceptCaseId: number }): Promise<Handler[]> {
  const [handlings, { knownForDays }] = await Promise.all([
    findHandlings(ctx.db, { ...input, limit: MATTERS }),
    careSettings(ctx),
  ]);
  return rankHandlers(handlings, ctx.now(), knownForDays);
}

/** True when somebody did nothing at all in a case since a time, and it is theirs since before. */
export async function wasSilentSince(
  ctx: Ctx,
  input: { caseId: number; staffId: number; since: Date },
): Promise<boolean> {
  return !(await wasActedOn(ctx.db, input));
}
