import { calendarFaults } from "../../../../shared/business-time/index.ts";
import type { CalendarInput, SaveCalendar } from "../../../../shared/contract/calendars.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staleVersion } from "../../../kernel/errors.ts";
import { audit } from "../../accounts/index.ts";
import { calendarArchived, calendarNameTaken, calendarNotFound } from "../errors.ts";
import { calendarChanged } from "../events.ts";
import {
  addCalendarVersion,
  type CalendarSpec,
  findCalendar,
  insertCalendar,
  isCalendarNameTaken,
  setDefaultCalendar,
} from "../store/calendars.ts";
import { invalidCalendar } from "./calendar-errors.ts";
import { forgetCalendars } from "./current-calendars.ts";
import { holidaysOf } from "./holidays-of.ts";

/**
 * Saves a calendar, new or as another version. Promises made before keep the version they were made in; those made from
 * now on take this one.
 *
 * @param id null for a new one
 * @returns its id
 * @throws calendars.invalid, calendars.no_holiday_data, calendars.name_taken, calendars.not_found, calendars.archived,
 *   request.stale when `input.version` is no longer the present one
 */
export async function saveCalendar(ctx: Ctx, id: number | null, input: SaveCalendar): Promise<number> {
  const { isDefault, version: basedOn, ...settings } = input;
  const spec = await specOf(settings, ctx.now());
  const saved = await ctx.tx(async (tx) => {
    const made = { by: tx.actor.kind === "staff" ? tx.actor.id : null, at: tx.now() };
    const before = id === null ? null : await findCalendar(tx.db, id, true);
    if (before === undefined) throw calendarNotFound({ id });
    if (before?.archivedAt) throw calendarArchived({ name: before.name });
    if (before && basedOn !== undefined && basedOn !== before.version) throw staleVersion();
    if (await isCalendarNameTaken(tx.db, spec.name, id)) throw calendarNameTaken({ name: spec.name });
    const version = (before?.version ?? 0) + 1;
    const savedId = before ? before.id : await insertCalendar(tx.db, spec, { ...made, isDefault: false });
    if (before) await addCalendarVersion(tx.db, { id: before.id, version }, spec, made);
    if (isDefault && !before?.isDefault) await setDefaultCalendar(tx.db, savedId);
    await audit(tx, {
      action: before ? "promises.calendar_changed" : "promises.calendar_created",
      subject: { kind: "calendar", id: savedId },
      details: { name: spec.name, version },
    });
    tx.emit(calendarChanged, { calendarId: savedId, version, archived: false });
    return savedId;
  });
  forgetCalendars(ctx);
  return saved;
}

/**
 * What is kept of a version: the settings with their public holidays written out.
 * @throws calendars.invalid, calendars.no_holiday_data
 */
export async function specOf(settings: CalendarInput, now: Date): Promise<CalendarSpec> {
  const [fault] = calendarFaults(settings);
  if (fault) throw invalidCalendar({ ...fault });
  return { ...settings, publicHolidays: await holidaysOf(settings.holidays, now) };
}
