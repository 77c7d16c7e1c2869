import type { Calendar } from "../../../../shared/contract/calendars.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { calendarNotFound } from "../errors.ts";
import { findCalendarVersion } from "../store/calendars.ts";
import { calendarOf } from "./current-calendars.ts";

/**
 * The calendar of this id, or the default one, as it is now and with its holidays: for those who count for themselves.
 * @throws calendars.not_found; calendars.holidays_missing
 */
export async function calendarSpec(ctx: Ctx, id: number | null): Promise<Calendar> {
  const { id: found, version } = await calendarOf(ctx, id);
  const spec = await findCalendarVersion(ctx.db, found, version);
  if (!spec) throw calendarNotFound({ id: found });
  return { ...spec, id: String(found), version };
}
