import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { calendarIsDefault, calendarNotFound } from "../errors.ts";
import { calendarChanged } from "../events.ts";
import { findCalendar, setCalendarArchived } from "../store/calendars.ts";

/**
 * Takes a calendar off the lists. Teams, brands and policies that still name it keep its hours, so that nothing changes
 * unseen.
 * @throws calendars.not_found, calendars.is_default
 */
export async function archiveCalendar(ctx: Ctx, id: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const calendar = await findCalendar(tx.db, id, true);
    if (!calendar) throw calendarNotFound({ id });
    if (calendar.isDefault) throw calendarIsDefault();
    if (calendar.archivedAt) return;
    await setCalendarArchived(tx.db, id, tx.now());
    await audit(tx, {
      action: "promises.calendar_archived",
      subject: { kind: "calendar", id },
      details: { name: calendar.name },
    });
    tx.emit(calendarChanged, { calendarId: id, version: calendar.version, archived: true });
  });
}
