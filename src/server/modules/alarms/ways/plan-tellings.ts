import type { Ctx } from "../../../kernel/ctx.ts";
import type { EventRow } from "../../../kernel/events/define-event.ts";
import { activeAmong } from "../../accounts/index.ts";
import type { ringTold } from "../../service-levels/index.ts";
import { findHooks, type HookRow } from "../store/hooks.ts";
import { findPreferences } from "../store/preferences.ts";
import { findRungs } from "../store/rungs.ts";
import { type Addressee, insertTellings, type Ring } from "../store/tellings.ts";
import { leaveToTell } from "./tell-alarm.ts";

type Told = NonNullable<(typeof ringTold)["_data"]>;

/** Leaves a ring to be told on every way that leaders opened for its rung and people want. */
export async function planTellings(ctx: Ctx, { id, caseId, data }: EventRow<Told>): Promise<void> {
  const { staffIds, ...ring } = data;
  const [people, hooks] = await Promise.all([waysToPeople(ctx, ring, staffIds), findHooks(ctx.db)]);
  const groups = hooks
    .filter((hook) => isFor(hook, ring))
    .map((hook): Addressee => ({ way: "hook", staffId: null, hookId: hook.id }));
  await ctx.tx(async (tx) => {
    const made = await insertTellings(tx.db, { eventId: id, caseId, ring, at: tx.now() }, [...people, ...groups]);
    for (const telling of made) leaveToTell(tx, telling);
  });
}

async function waysToPeople(ctx: Ctx, ring: Ring, staffIds: readonly number[]): Promise<Addressee[]> {
  const rungs = await findRungs(ctx.db);
  const waysOf = (rung: string) => rungs.find((one) => one.rung === rung) ?? { mail: false, sms: false };
  const active = [...(await activeAmong(ctx, staffIds))];
  const wishes = await findPreferences(ctx.db, active);
  return active.flatMap((staffId) => {
    const { mail, sms, phone } = wishes.get(staffId)!;
    // Who owns a promise that broke is told beside those it climbed to, as an owner.
    const besides = staffId === ring.ownerId && staffIds.length > 1;
    const ways = waysOf(besides ? "owner" : ring.rung);
    const to = { staffId, hookId: null };
    return [
      ...(ways.mail && mail ? [{ way: "mail" as const, ...to }] : []),
      ...(ways.sms && sms && phone ? [{ way: "sms" as const, ...to }] : []),
    ];
  });
}

/** A hook that names no teams or no rungs is for all of them. */
function isFor({ active, teamIds, rungs }: HookRow, ring: Ring): boolean {
  const ofTeam = teamIds.length === 0 || (ring.teamId !== null && teamIds.includes(ring.teamId));
  return active && ofTeam && (rungs.length === 0 || rungs.some((rung) => rung === ring.rung));
}
