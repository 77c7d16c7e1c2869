import type { AlarmPreferences } from "../../../../shared/contract/alarms.ts";
import { canonicalPhone } from "../../../../shared/phone-number.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { phoneNeeded, phoneUnreadable, preferencesForPeople, quietHalf } from "../errors.ts";
import { findPreferences, upsertPreferences } from "../store/preferences.ts";

/** The actor's own wishes. @throws alarms.people_only */
export async function showPreferences(ctx: Ctx): Promise<AlarmPreferences> {
  const staffId = personOf(ctx);
  const { mail, sms, phone, quietFrom, quietTo } = (await findPreferences(ctx.db, [staffId])).get(staffId)!;
  return { mail, sms, phone, quietFrom: clockOf(quietFrom), quietTo: clockOf(quietTo) };
}

/** @throws alarms.people_only, alarms.phone_unreadable, alarms.phone_needed, alarms.quiet_half */
export async function savePreferences(ctx: Ctx, input: AlarmPreferences): Promise<AlarmPreferences> {
  const staffId = personOf(ctx);
  const typed = input.phone?.trim() || null;
  const phone = typed && canonicalPhone(typed);
  if (typed && !phone) throw phoneUnreadable({ phone: typed });
  if (input.sms && !phone) throw phoneNeeded();
  if ((input.quietFrom === null) !== (input.quietTo === null)) throw quietHalf();
  const { mail, sms, quietFrom, quietTo } = input;
  const quiet = { quietFrom: minutesOf(quietFrom), quietTo: minutesOf(quietTo) };
  await upsertPreferences(ctx.db, { staffId, mail, sms, phone, ...quiet });
  return showPreferences(ctx);
}

function personOf({ actor }: Ctx): number {
  if (actor.kind !== "staff") throw preferencesForPeople();
  return actor.id!;
}

function clockOf(minutes: number | null): string | null {
  if (minutes === null) return null;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function minutesOf(clock: string | null): number | null {
  if (clock === null) return null;
  const [hours, minutes] = clock.split(":").map(Number);
  return hours! * 60 + minutes!;
}
