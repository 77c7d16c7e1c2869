import { Type } from "typebox";
import { Id, Time } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { EventRow } from "../../kernel/events/define-event.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { activeAmong, leadersOf, teamLead } from "../accounts/index.ts";
import { afterMinutes, careSettings, getCase, giveLockedCase, isActive, wasSilentSince } from "../cases/index.ts";
import { getPromise, type promiseBroken } from "../promises/index.ts";
import { notify } from "../service-levels/index.ts";

type Broken = NonNullable<(typeof promiseBroken)["_data"]>;

/**
 * Takes a case from an owner who did nothing since one of its promises was broken, and gives it to the team's lead, else
 * to a leader. It is left where the promise was kept meanwhile, or the case is done, put aside, or somebody else's.
 */
export const climbFromSilent = defineJob(
  "routing.climb-from-silent",
  { schema: Type.Object({ caseId: Id, promiseId: Id, ownerId: Id, since: Time }) },
  async (ctx, { caseId, promiseId, ownerId, since }) => {
    await ctx.tx(async (tx) => {
      let heir: number | null = null;
      const row = await giveLockedCase(tx, caseId, async (locked, facts) => {
        if (facts.ownerId !== ownerId || !isActive(facts.category) || facts.snoozedUntil !== null) return null;
        if ((await getPromise(locked, promiseId)).state !== "broken") return null;
        if (!(await wasSilentSince(locked, { caseId, staffId: ownerId, since: new Date(since) }))) return null;
        heir = await heirOf(locked, facts.teamId, ownerId);
        return heir === null ? null : { ownerId: heir, reason: "silent", details: { leftBy: ownerId, promiseId } };
      });
      if (!row || heir === null) return;
      const subject = { caseId, customerId: row.customerId };
      await notify(tx, { kind: "case_lost", staffIds: [ownerId], ...subject, promiseId, data: { actorId: heir } });
    });
  },
);

/** Looks after a broken promise again once its owner had time to act. */
export async function watchOwner(ctx: Ctx, { caseId, data }: EventRow<Broken>): Promise<void> {
  const [row, { silentMinutes }] = [await getCase(ctx, caseId!), await careSettings(ctx)];
  const runAt = await afterMinutes(ctx, row, new Date(data.dueAt), silentMinutes);
  const { promiseId, ownerId, dueAt: since } = data;
  const watched = { caseId: row.id, promiseId, ownerId: ownerId!, since };
  ctx.enqueue(climbFromSilent, watched, { runAt, key: `routing.climb-from-silent:${promiseId}` });
}

async function heirOf(ctx: Ctx, teamId: number | null, ownerId: number): Promise<number | null> {
  const lead = teamId === null ? null : await teamLead(ctx, teamId);
  if (lead !== null && lead !== ownerId) return lead;
  const leaders = await leadersOf(ctx, teamId);
  const active = await activeAmong(ctx, leaders);
  return leaders.find((id) => id !== ownerId && active.has(id)) ?? null;
}
