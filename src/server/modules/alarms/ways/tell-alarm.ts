import { Type } from "typebox";
import { Id } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { staffToTell } from "../../accounts/index.ts";
import { acknowledgementsOf, getPromise } from "../../promises/index.ts";
import type { HookVerdict } from "../hooks/formats.ts";
import { droppedFor, pauseAfter, quietLeft, type Standing } from "../policy.ts";
import { findPreferences } from "../store/preferences.ts";
import { dropTelling, findTelling, noteAttempt, type TellingRow } from "../store/tellings.ts";
import { tellGroup } from "./tell-group.ts";
import { tellPerson } from "./tell-person.ts";

/**
 * Tells one ring to one person or group, writes the attempt down and sees to the next one. A worker that dies between
 * the provider's yes and our note tells it twice: an alarm may come twice, but not never.
 */
export const tellAlarm = defineJob("alarms.tell", { schema: Type.Object({ id: Id }) }, async (ctx, { id }) => {
  const row = await findTelling(ctx.db, id);
  if (row?.state !== "waiting") return;
  const now = ctx.now();
  const reason = droppedFor(row.ring, await standingOf(ctx, row), now);
  if (reason) return dropTelling(ctx.db, id, reason, now);
  const wait = await heldBack(ctx, row, now);
  if (wait > 0) return again(ctx, id, wait);
  await settle(ctx, row, row.way === "hook" ? await tellGroup(ctx, row) : await tellPerson(ctx, row));
});

async function settle(ctx: Ctx, row: TellingRow, verdict: HookVerdict): Promise<void> {
  const { outcome } = verdict;
  const number = row.attempts + 1;
  const pause = outcome === "failed" ? pauseAfter(number) : null;
  const state = outcome === "told" ? "told" : pause === null ? "failed" : "waiting";
  const detail = verdict.outcome === "told" ? null : verdict.detail;
  await ctx.tx(async (tx) => {
    const attempt = { tellingId: row.id, number, at: tx.now(), outcome, detail };
    await noteAttempt(tx.db, { attempt, state });
    if (state === "waiting") await again(tx, row.id, pause!);
  });
}

function again(ctx: Ctx, id: number, ms: number): Promise<void> {
  return ctx.tx(async (tx) => tx.enqueue(tellAlarm, { id }, { runAt: new Date(tx.now().getTime() + ms) }));
}

/** How long somebody's quiet hours hold a ring back, in ms: what rings ahead only, and never beyond due. */
async function heldBack(ctx: Ctx, { ring, staffId }: TellingRow, now: Date): Promise<number> {
  if (staffId === null || !ring.isAhead) return 0;
  const person = (await staffToTell(ctx, [staffId])).get(staffId);
  const wishes = (await findPreferences(ctx.db, [staffId])).get(staffId)!;
  const left = person ? quietLeft(wishes, person.timeZone, now) : 0;
  return ring.dueAt === null ? left : Math.min(left, new Date(ring.dueAt).getTime() - now.getTime());
}

async function standingOf(ctx: Ctx, { promiseId, ring }: TellingRow): Promise<Standing | null> {
  try {
    const { state, ladder } = await getPromise(ctx, promiseId);
    const known = (await acknowledgementsOf(ctx, [promiseId])).get(promiseId) ?? [];
    const ringsAt = ladder[ring.step]?.at ?? null;
    return { state, ringsAt, acknowledged: known.some(({ step }) => step === ring.step) };
  } catch (error) {
    if (isKnownError(error, "promises.not_found")) return null;
    throw error;
  }
}
