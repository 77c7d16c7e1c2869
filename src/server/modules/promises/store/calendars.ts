import { sql } from "kysely";
import type { Calendar } from "../../../../shared/contract/calendars.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** What is kept of a version: all but the place it has. */
export type CalendarSpec = Omit<Calendar, "id" | "version">;

export type CalendarFacts = {
  id: number;
  name: string;
  version: number;
  spec: CalendarSpec;
  isDefault: boolean;
  archivedAt: Date | null;
  updatedAt: Date;
};

/** Which version each calendar has now; archived ones too, since what names one keeps its hours. */
export async function findCalendarHeads(db: Database) {
  return db.selectFrom("calendars").select(["id", "name", "version", "isDefault"]).execute();
}

/** The spec of one version, or undefined. */
export async function findCalendarVersion(
  db: Database,
  id: number,
  version: number,
): Promise<CalendarSpec | undefined> {
  const row = await db
    .selectFrom("calendarVersions")
    .select("spec")
    .where("calendarId", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return row?.spec as CalendarSpec | undefined;
}

/** The versions there are of a calendar, newest first. */
export async function listCalendarVersions(db: Database, id: number) {
  return db
    .selectFrom("calendarVersions")
    .select(["version", "createdAt", "createdBy"])
    .where("calendarId", "=", id)
    .orderBy("version", "desc")
    .limit(200)
    .execute();
}

/** Calendars by name, those that are not archived first. */
export async function listCalendars(db: Database, after: { name: string; id: number } | null, limit: number) {
  const { rows } = await sql<CalendarFacts>`
    select * from calendars
    where archived_at is null and (${after?.name ?? null}::text is null or (name, id) > (${after?.name ?? ""}::text, ${after?.id ?? 0}::bigint))
    order by name, id limit ${limit}
  `.execute(db);
  return rows;
}

export async function findCalendar(db: Database, id: number, lock = false): Promise<CalendarFacts | undefined> {
  const { rows } = await sql<CalendarFacts>`
    select * from calendars where id = ${id} ${lock ? sql`for update` : sql``}
  `.execute(db);
  return rows[0];
}

/** All calendars that are in use and keep public holidays. */
export async function findCalendarsWithHolidays(db: Database): Promise<CalendarFacts[]> {
  const { rows } = await sql<CalendarFacts>`
    select * from calendars where archived_at is null and spec #>> '{holidays,country}' is not null order by id
  `.execute(db);
  return rows;
}

/** True when another calendar in use has the name. */
export async function isCalendarNameTaken(db: Database, name: string, exceptId: number | null): Promise<boolean> {
  const { rows } = await sql`
    select 1 from calendars where name = ${name} and archived_at is null and id is distinct from ${exceptId}::bigint limit 1
  `.execute(db);
  return rows.length > 0;
}

/** Writes a new calendar in its first version, and returns its id. */
export async function insertCalendar(
  trx: Database,
  spec: CalendarSpec,
  made: { isDefault: boolean; by: number | null; at: Date },
): Promise<number> {
  const { id } = await trx
    .insertInto("calendars")
    .values({
      name: spec.name,
      spec: JSON.stringify(spec),
      isDefault: made.isDefault,
      createdAt: made.at,
      updatedAt: made.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await insertVersion(trx, { id, version: 1 }, spec, made);
  return id;
}

/** Writes another version of a locked calendar. */
export async function addCalendarVersion(
  trx: Database,
  calendar: { id: number; version: number },
  spec: CalendarSpec,
  made: { by: number | null; at: Date },
): Promise<void> {
  await trx
    .updateTable("calendars")
    .set({ name: spec.name, spec: JSON.stringify(spec), version: calendar.version, updatedAt: made.at })
    .where("id", "=", calendar.id)
    .execute();
  await insertVersion(trx, calendar, spec, made);
}

/** Makes one calendar the default, and no other. */
export async function setDefaultCalendar(trx: Database, id: number): Promise<void> {
  // In two steps: the unique index of the default is checked row by row.
  await trx.updateTable("calendars").set({ isDefault: false }).where("isDefault", "=", true).execute();
  await trx.updateTable("calendars").set({ isDefault: true }).where("id", "=", id).execute();
}

export async function setCalendarArchived(trx: Database, id: number, at: Date): Promise<void> {
  await trx.updateTable("calendars").set({ archivedAt: at, updatedAt: at }).where("id", "=", id).execute();
}

async function insertVersion(
  trx: Database,
  { id, version }: { id: number; version: number },
  spec: CalendarSpec,
  made: { by: number | null; at: Date },
): Promise<void> {
  await trx
    .insertInto("calendarVersions")
    .values({ calendarId: id, version, spec: JSON.stringify(spec), createdBy: made.by, createdAt: made.at })
    .execute();
}
