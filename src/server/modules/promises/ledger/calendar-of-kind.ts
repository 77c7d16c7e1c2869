import type { Ctx } from "../../../kernel/ctx.ts";
import { type CurrentCalendar, calendarOf, compiledCalendar } from "../calendars/current-calendars.ts";
import { findPromisesOfCases } from "../store/read.ts";

/**
 * The calendar, in its version, that the newest promise of a kind to a case is counted in; where there is none, another.
 * @param input `otherwise`: id of the other one; null for the default calendar
 */
export async function calendarOfKind(
  ctx: Ctx,
  { caseId, kind, otherwise }: { caseId: number; kind: string; otherwise: number | null },
): Promise<CurrentCalendar> {
  const counted = (await findPromisesOfCases(ctx.db, [caseId])).filter((row) => row.kind === kind && row.calendarId);
  const newest = counted.toSorted((a, b) => b.id - a.id)[0];
  if (!newest) return calendarOf(ctx, otherwise);
  const known = await calendarOf(ctx, newest.calendarId);
  const version = newest.calendarVersion!;
  return { ...known, version, compiled: await compiledCalendar(ctx, known.id, version) };
}
