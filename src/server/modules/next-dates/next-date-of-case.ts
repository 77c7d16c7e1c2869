import type { NextDate } from "../../../shared/contract/next-dates.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { getCase } from "../cases/index.ts";
import { calendarSpec } from "../promises/index.ts";
import { calendarIdFor } from "../service-levels/index.ts";

/**
 * In whose hours and zone the dates of an answer are meant: the calendar of the case's team or brand, else the default one.
 * @throws cases.not_found
 */
export async function nextDateOfCase(ctx: Ctx, caseId: number): Promise<NextDate> {
  const { teamId, brandId } = await getCase(ctx, caseId);
  return { calendar: await calendarSpec(ctx, await calendarIdFor(ctx, { calendarId: null, teamId, brandId })) };
}
