import { CalendarError, type CompiledCalendar, compileCalendar } from "../../../../shared/business-time/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { perDesk, shortMemory } from "../../../kernel/short-memory.ts";
import { calendarNotFound } from "../errors.ts";
import { findCalendarHeads, findCalendarVersion } from "../store/calendars.ts";
import { knownCalendarError } from "./calendar-errors.ts";

/** A calendar in the version that promises made now are counted in. */
export type CurrentCalendar = { id: number; version: number; name: string; compiled: CompiledCalendar };

/** How long a node may go by a version that another node has just replaced. */
const MEMORY_MS = 1_000;
/** Versions kept compiled; more than any desk has in use. */
const COMPILED_LIMIT = 500;

const heads = shortMemory(MEMORY_MS, async (ctx) => {
  const rows = await findCalendarHeads(ctx.db);
  return { byId: new Map(rows.map((row) => [row.id, row])), defaultId: rows.find((row) => row.isDefault)?.id ?? null };
});
// A version never changes, so that what was compiled once stays right.
const compiled = perDesk(() => new Map<string, Promise<CompiledCalendar>>());

/**
 * The calendar of this id, or the default one, ready for arithmetic.
 * @throws calendars.not_found; calendars.holidays_missing
 */
export async function calendarOf(ctx: Ctx, id: number | null): Promise<CurrentCalendar> {
  const known = await heads.get(ctx);
  const head = known.byId.get(id ?? known.defaultId ?? 0);
  if (!head) throw calendarNotFound({ id: id ?? "default" });
  return {
    id: head.id,
    version: head.version,
    name: head.name,
    compiled: await compiledCalendar(ctx, head.id, head.version),
  };
}

/** The calendar of whatever names none. */
export function defaultCalendar(ctx: Ctx): Promise<CurrentCalendar> {
  return calendarOf(ctx, null);
}

/**
 * One version of a calendar, compiled once a process.
 * @throws calendars.not_found; calendars.holidays_missing
 */
export function compiledCalendar(ctx: Ctx, id: number, version: number): Promise<CompiledCalendar> {
  const known = compiled(ctx);
  const key = `${id}.${version}`;
  let found = known.get(key);
  if (!found) {
    if (known.size >= COMPILED_LIMIT) known.clear();
    found = load(ctx, id, version);
    known.set(key, found);
    found.catch(() => known.delete(key));
  }
  return found;
}

/** Those of these ids that are calendars. */
export async function calendarsKnown(ctx: Ctx, ids: readonly number[]): Promise<Set<number>> {
  const { byId } = await heads.get(ctx);
  return new Set(ids.filter((id) => byId.has(id)));
}

/** To be called after a calendar was saved. */
export function forgetCalendars(ctx: Ctx): void {
  heads.forget(ctx);
}

async function load(ctx: Ctx, id: number, version: number): Promise<CompiledCalendar> {
  const spec = await findCalendarVersion(ctx.db, id, version);
  if (!spec) throw calendarNotFound({ id });
  return withKnownErrors(() => compileCalendar({ ...spec, id: String(id), version }));
}

/** Runs calendar arithmetic and gives its errors the form of the catalogue. */
export function withKnownErrors<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    throw error instanceof CalendarError ? knownCalendarError(error) : error;
  }
}
