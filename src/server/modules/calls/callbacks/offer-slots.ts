import type { CallbackSlot } from "../../../../shared/contract/callbacks.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { defaultTeam, membersToRoute, staffByPermission } from "../../accounts/index.ts";
import { careSettings } from "../../cases/index.ts";
import { calendarOf } from "../../promises/index.ts";
import { calendarIdFor } from "../../service-levels/index.ts";
import { countBookings } from "../store/callbacks.ts";
import { canCallBack } from "./can-call-back.ts";
import { SLOT_MS, slotsFrom } from "./slots.ts";

/** Whose hours and people a callback is kept in. */
export type Where = { teamId: number | null; brandId: number };

const LOOKED_AT = 160;

/** Slots in which a team can still call somebody back, soonest first; none where nobody of it takes calls. */
export async function offerSlots(ctx: Ctx, where: Where, most = 48): Promise<CallbackSlot[]> {
  const { teamId, slots, capacity } = await slotsOf(ctx, where);
  const taken = await countBookings(ctx.db, teamId, slots);
  return slots
    .map((at) => ({
      at: at.toISOString(),
      until: new Date(at.getTime() + SLOT_MS).toISOString(),
      free: capacity - (taken.get(at.getTime()) ?? 0),
    }))
    .filter(({ free }) => free > 0)
    .slice(0, most);
}

/** Whether a time is one of the team's slots, and how many callbacks it bears. */
export async function capacityOf(ctx: Ctx, where: Where, slotAt: Date): Promise<number> {
  const { slots, capacity } = await slotsOf(ctx, where);
  return slots.some((slot) => slot.getTime() === slotAt.getTime()) ? capacity : 0;
}

/** The team of a case, or the one that gets what has none. */
export async function teamFor(ctx: Ctx, { teamId }: Where): Promise<number> {
  return teamId ?? (await defaultTeam(ctx)).id;
}

async function slotsOf(ctx: Ctx, where: Where): Promise<{ teamId: number; slots: Date[]; capacity: number }> {
  const teamId = await teamFor(ctx, where);
  const [members, able, { callbacksPerAgent }] = await Promise.all([
    membersToRoute(ctx, teamId),
    staffByPermission(ctx, "calls:take"),
    careSettings(ctx),
  ]);
  const capacity = members.filter(({ staffId }) => able.includes(staffId)).length * callbacksPerAgent;
  if (capacity === 0) return { teamId, slots: [], capacity };
  try {
    const calendarId = await calendarIdFor(ctx, { calendarId: null, teamId, brandId: where.brandId });
    const { compiled } = await calendarOf(ctx, calendarId);
    return { teamId, slots: slotsFrom(compiled, ctx.now(), LOOKED_AT), capacity };
  } catch (error) {
    if (!isKnownError(error)) throw error;
    return { teamId, slots: [], capacity };
  }
}

/** Times that a customer may choose from; null on a desk without a telephone, which could call nobody. */
export async function callbackSlotsFor(ctx: Ctx, where: Where): Promise<CallbackSlot[] | null> {
  return (await canCallBack(ctx)) ? offerSlots(ctx, where) : null;
}
