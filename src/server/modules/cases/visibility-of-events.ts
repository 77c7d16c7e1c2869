import { type Actor, type Ctx, can } from "../../kernel/ctx.ts";
import type { EventRow } from "../../kernel/events/define-event.ts";
import { canSee } from "./can-see.ts";
import { findCases } from "./store/read.ts";

/**
 * Decides for a batch of events whom each may be told to: those of a case to who sees the case, those of a customer to
 * who reads customers, all others to everybody on the staff. One look-up for the batch.
 */
export async function visibilityOfEvents(
  ctx: Ctx,
  events: readonly EventRow[],
): Promise<(actor: Actor, event: EventRow) => boolean> {
  const ids = [...new Set(events.flatMap((event) => (event.caseId === null ? [] : [event.caseId])))];
  const rows = new Map((await findCases(ctx.db, ids)).map((row) => [row.id, row]));
  return (actor, event) => {
    if (event.caseId !== null) {
      const row = rows.get(event.caseId);
      return row !== undefined && canSee(actor, row);
    }
    if (event.customerId !== null) return can(actor, "customers:read");
    return actor.kind !== "customer";
  };
}

/** Decides who may be told something about a case that is no event, such as who is looking at it. */
export async function visibilityOfCase(ctx: Ctx, caseId: number): Promise<(actor: Actor) => boolean> {
  const [row] = await findCases(ctx.db, [caseId]);
  return (actor) => row !== undefined && canSee(actor, row);
}
