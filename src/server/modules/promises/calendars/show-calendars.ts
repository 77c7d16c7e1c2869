import type { CalendarRow, CalendarView } from "../../../../shared/contract/calendars.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { staffRefs } from "../../accounts/index.ts";
import { calendarNotFound } from "../errors.ts";
import {
  type CalendarFacts,
  findCalendar,
  findCalendarVersion,
  listCalendarVersions,
  listCalendars as listRows,
} from "../store/calendars.ts";

/** The calendars in use, by name. */
export async function listCalendars(
  ctx: Ctx,
  query: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: CalendarRow[]; next: string | null }> {
  const after = readCursor(query.cursor, ["string", "number"]);
  const limit = query.limit ?? 50;
  const rows = await listRows(ctx.db, after && { name: after[0], id: after[1] }, limit + 1);
  const { items, next } = pageOf(rows, limit, (row) => [row.name, row.id]);
  return { items: items.map(presentRow), next };
}

/**
 * One calendar in the version asked for, or as it is now.
 * @throws calendars.not_found
 */
export async function showCalendar(ctx: Ctx, id: number, version?: number): Promise<CalendarView> {
  const calendar = await findCalendar(ctx.db, id);
  if (!calendar) throw calendarNotFound({ id });
  const spec = version === undefined ? calendar.spec : await findCalendarVersion(ctx.db, id, version);
  if (!spec) throw calendarNotFound({ id });
  const versions = await listCalendarVersions(ctx.db, id);
  const makers = await staffRefs(
    ctx,
    versions.flatMap((row) => row.createdBy ?? []),
  );
  return {
    ...presentRow({ ...calendar, spec, name: spec.name, version: version ?? calendar.version }),
    overrides: spec.overrides,
    publicHolidays: spec.publicHolidays,
    versions: versions.map((row) => ({
      version: row.version,
      createdAt: row.createdAt.toISOString(),
      createdBy: makers.get(row.createdBy ?? 0) ?? null,
    })),
  };
}

function presentRow({ id, version, name, spec, isDefault, archivedAt, updatedAt }: CalendarFacts): CalendarRow {
  return {
    id,
    version,
    name,
    timeZone: spec.timeZone,
    week: spec.week,
    holidays: spec.holidays,
    isDefault,
    archived: archivedAt !== null,
    holidaysKnownUntil: spec.publicHolidays?.knownUntil ?? null,
    updatedAt: updatedAt.toISOString(),
  };
}
