import type { Ctx } from "../../../kernel/ctx.ts";
import type { EventRow } from "../../../kernel/events/define-event.ts";
import { leadersOf, teamLead } from "../../accounts/index.ts";
import { getCases } from "../../cases/index.ts";
import { getPromise, type promiseRang } from "../../promises/index.ts";
import { notify } from "./notify.ts";

type Rang = NonNullable<(typeof promiseRang)["_data"]>;

/**
 * Tells of a promise that rang whoever the step is for. Where nobody stands on a rung it climbs at once: a case without
 * an owner rings for the team lead, a team without a lead for the leaders. Who owns a broken promise always hears of it.
 */
export async function tellOfRing(ctx: Ctx, { caseId, customerId, data: ring }: EventRow<Rang>): Promise<void> {
  const isAhead = ring.minutesAfterDue === 0 && !ring.breaks;
  // What was kept while the news was on its way needs nobody's attention any more.
  if (isAhead && (await getPromise(ctx, ring.promiseId)).state !== "open") return;
  await notify(ctx, {
    kind: isAhead ? "promise_due_soon" : "promise_broken",
    staffIds: await hearers(ctx, ring, caseId),
    caseId,
    customerId,
    promiseId: ring.promiseId,
    data: { promise: { kind: ring.kind, dueAt: ring.dueAt, rung: ring.notify ?? "owner", late: ring.late } },
  });
}

/** Who hears a ring. @param caseId the case it is about, for those that are written to somebody by name */
export async function hearers(
  ctx: Ctx,
  { notify: rung, ownerId, teamId, breaks }: Rang,
  caseId: number | null = null,
): Promise<number[]> {
  const owner = ownerId === null ? [] : [ownerId];
  if (rung === null) return breaks ? owner : [];
  if (rung === "addressee") {
    const addressee = caseId === null ? null : ((await getCases(ctx, [caseId])).get(caseId)?.addresseeId ?? null);
    if (addressee !== null) return breaks ? [...owner, addressee] : [addressee];
  }
  const climbed = rung === "owner" ? owner : [];
  if (climbed.length > 0) return climbed;
  const lead = rung === "leaders" || teamId === null ? null : await teamLead(ctx, teamId);
  const above = lead === null ? await leadersOf(ctx, teamId) : [lead];
  return breaks ? [...owner, ...above] : above;
}
