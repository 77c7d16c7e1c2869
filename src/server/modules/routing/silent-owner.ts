import { Type } from "typebox";
import { Id, Time } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { EventRow } from "../../kernel/events/define-event.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { activeAmong, leadersOf, teamLead } from "../accounts/index.ts";
import {
  afterMinutes,
  type CaseFacts,
  careSettings,
  getCase,
  giveLockedCase,
  isActive,
  wasSilentSince,
} from "../cases/index.ts";
import { getPromise, type promiseBroken } from "../promises/index.ts";
import { notify } from "../service-levels/index.ts";

type Broken = NonNullable<(typeof promiseBroken)["_data"]>;

const Watched = Type.Object({
  caseId: Id,
  promiseId: Id,
  ownerId: Id,
  since: Time,
  /** who lost it before: it climbs, and never comes back down */
  before: Type.Optional(Type.Array(Id)),
});

/**
 * Takes a case from an owner who did nothing since one of its promises was broken, and gives it to the team's lead, else
 * to a leader. Whoever gets it is watched in turn, up to the last leader. It is left where the promise was kept meanwhile,
 * or the case is done, put aside, or somebody else's.
 */
export const climbFromSilent = defineJob(
  "routing.climb-from-silent",
  { schema: Watched },
  async (ctx, { caseId, promiseId, ownerId, since, before = [] }) => {
    const tried = [...before, ownerId];
    await ctx.tx(async (tx) => {
      let heir: number | null = null;
      const row = await giveLockedCase(tx, caseId, async (locked, facts) => {
        if (facts.ownerId !== ownerId || !isActive(facts.category) || facts.snoozedUntil !== null) return null;
        if ((await getPromise(locked, promiseId)).state !== "broken") return null;
        if (!(await wasSilentSince(locked, { caseId, staffId: ownerId, since: new Date(since) }))) return null;
        heir = await heirOf(locked, facts.teamId, tried);
        return heir === null ? null : { ownerId: heir, reason: "silent", details: { leftBy: ownerId, promiseId } };
      });
      if (!row || heir === null) return;
      const subject = { caseId, customerId: row.customerId };
      await notify(tx, { kind: "case_lost", staffIds: [ownerId], ...subject, promiseId, data: { actorId: heir } });
      // From the moment after: that it was given to them is nothing that they did.
      const from = new Date(tx.now().getTime() + 1);
      await watch(tx, row, { promiseId, ownerId: heir, since: from.toISOString(), before: tried });
    });
  },
);

/** Looks after a broken promise again once its owner had time to act. */
export async function watchOwner(ctx: Ctx, { caseId, data }: EventRow<Broken>): Promise<void> {
  const { promiseId, ownerId, dueAt: since } = data;
  await watch(ctx, await getCase(ctx, caseId!), { promiseId, ownerId: ownerId!, since });
}

type Watching = { promiseId: number; ownerId: number; since: string; before?: number[] };

async function watch(ctx: Ctx, row: CaseFacts, watching: Watching): Promise<void> {
  const { silentMinutes } = await careSettings(ctx);
  const runAt = await afterMinutes(ctx, row, new Date(watching.since), silentMinutes);
  const { promiseId, ownerId } = watching;
  const key = `routing.climb-from-silent:${promiseId}:${ownerId}`;
  ctx.enqueue(climbFromSilent, { caseId: row.id, ...watching }, { runAt, key });
}

async function heirOf(ctx: Ctx, teamId: number | null, tried: readonly number[]): Promise<number | null> {
  const lead = teamId === null ? null : await teamLead(ctx, teamId);
  if (lead !== null && !tried.includes(lead)) return lead;
  const leaders = await leadersOf(ctx, teamId);
  const active = await activeAmong(ctx, leaders);
  return leaders.find((id) => !tried.includes(id) && active.has(id)) ?? null;
}
