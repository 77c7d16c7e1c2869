import type { Ctx } from "../../../kernel/ctx.ts";
import type { EventRow } from "../../../kernel/events/define-event.ts";
import { getPromise, type promiseRang } from "../../promises/index.ts";
import { hearers } from "./hearers.ts";
import { againIn } from "./repeat-ring.ts";
import { type Told, tellRing } from "./tell-ring.ts";

type Rang = NonNullable<(typeof promiseRang)["_data"]>;

/**
 * Tells of a promise that rang whoever the step is for. Where nobody stands on a rung it climbs at once: a case without
 * an owner rings for the team lead, a team without a lead for the leaders. Who owns a broken promise always hears of it.
 */
export async function tellOfRing(ctx: Ctx, { caseId, customerId, data: ring }: EventRow<Rang>): Promise<void> {
  const isAhead = ring.minutesAfterDue === 0 && !ring.breaks;
  // What was kept while the news was on its way needs nobody's attention any more.
  if (isAhead && (await getPromise(ctx, ring.promiseId)).state !== "open") return;
  const staffIds = await hearers(ctx, ring, caseId);
  if (staffIds.length === 0) return;
  const { promiseId, kind, step, dueAt, ringsAt, late, teamId, ownerId } = ring;
  const told: Told = {
    ...{ promiseId, kind, step, dueAt, ringsAt, late, teamId, ownerId },
    rung: ring.notify ?? "owner",
    staffIds,
    isAhead,
    repeat: 0,
  };
  await tellRing(ctx, told, { caseId, customerId });
  if (ring.repeatMinutes) againIn(ctx, ring.repeatMinutes, { told, caseId, customerId });
}
