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
import {
  dropTelling,
  findAlongside,
  findTelling,
  holdTelling,
  noteAttempt,
  type QueuedTelling,
  type TellingRow,
} from "../store/tellings.ts";
import { tellGroup } from "./tell-group.ts";
import { tellPerson } from "./tell-person.ts";

/** Rings that are told in one message at most. */
const AT_ONCE = 20;

/**
 * Tells a ring to one person or group, writes the attempt down and sees to the next one. What waits for the same one
 * meanwhile goes along, so that an outage's thousand rings are not a thousand mails, and a group's robot is not asked
 * more often than its vendor bears. A worker that dies between the provider's yes and our note tells it twice: an alarm
 * may come twice, but not never.
 */
export const tellAlarm = defineJob("alarms.tell", { schema: Type.Object({ id: Id }) }, async (ctx, { id }) => {
  const row = await findTelling(ctx.db, id);
  if (row?.state !== "waiting" || !(await isDue(ctx, row))) return;
  const rows = [row];
  for (const other of await findAlongside(ctx.db, row, { now: ctx.now(), limit: AT_ONCE - 1 })) {
    if (await isDue(ctx, other)) rows.push(other);
  }
  const verdict = row.way === "hook" ? await tellGroup(ctx, rows) : await tellPerson(ctx, rows);
  for (const told of rows) await settle(ctx, told, verdict);
});

/** Leaves a telling to a worker; those to the same person or group one after the other. */
export function leaveToTell(tx: Ctx, { id, way, staffId, hookId }: QueuedTelling, runAt?: Date): void {
  const queue = `alarms.${way}.${staffId ?? hookId}`;
  tx.enqueue(tellAlarm, { id }, { queue, ...(runAt && { runAt }) });
}

/** Whether it is to be told now. What is of no use any more is dropped, what quiet hours hold back is left for later. */
async function isDue(ctx: Ctx, row: TellingRow): Promise<boolean> {
  const now = ctx.now();
  // It went along with another and failed with it: a job for its time is there.
  if (row.nextAt !== null && row.nextAt > now) return false;
  const reason = droppedFor(row.ring, await standingOf(ctx, row), now);
  if (reason) await dropTelling(ctx.db, row.id, reason, now);
  const wait = reason ? 0 : await heldBack(ctx, row, now);
  if (wait > 0) await again(ctx, row, wait);
  return !reason && wait <= 0;
}

async function settle(ctx: Ctx, row: TellingRow, verdict: HookVerdict): Promise<void> {
  const { outcome } = verdict;
  const number = row.attempts + 1;
  const pause = outcome === "failed" ? pauseAfter(number) : null;
  const state = outcome === "told" ? "told" : pause === null ? "failed" : "waiting";
  const detail = verdict.outcome === "told" ? null : verdict.detail;
  await ctx.tx(async (tx) => {
    const attempt = { tellingId: row.id, number, at: tx.now(), outcome, detail };
    await noteAttempt(tx.db, { attempt, state });
    if (state === "waiting") await again(tx, row, pause!);
  });
}

function again(ctx: Ctx, row: TellingRow, ms: number): Promise<void> {
  const at = new Date(ctx.now().getTime() + ms);
  return ctx.tx(async (tx) => {
    await holdTelling(tx.db, row.id, at);
    leaveToTell(tx, row, at);
  });
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
