import type { Ctx } from "../../kernel/ctx.ts";

/** The key of the setting. */
export const CLOSE_AFTER_DAYS = "cases.close_after_days";
const DEFAULT_DAYS = 7;
const DAY = 86_400_000;

/** After how many days a solved case closes by itself: the setting `cases.close_after_days`, 7 unless changed on the settings page. */
export async function closeAfterDays(ctx: Ctx): Promise<number> {
  const row = await ctx.db
    .selectFrom("settings")
    .select("value")
    .where("key", "=", CLOSE_AFTER_DAYS)
    .executeTakeFirst();
  const days = Number(row?.value);
  return Number.isFinite(days) && days > 0 ? days : DEFAULT_DAYS;
}

/** When a case that is solved at `solvedAt` closes unless the customer writes. */
export async function closingTime(ctx: Ctx, solvedAt: Date): Promise<Date> {
  return new Date(solvedAt.getTime() + (await closeAfterDays(ctx)) * DAY);
}
