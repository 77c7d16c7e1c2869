import type { Ctx } from "../../kernel/ctx.ts";

const KEY = "cases.close_after_days";
const DEFAULT_DAYS = 7;
const DAY = 86_400_000;

/** After how many days a solved case closes by itself: the setting `cases.close_after_days`, 7 unless changed. */
export async function closeAfterDays(ctx: Ctx): Promise<number> {
  const row = await ctx.db.selectFrom("settings").select("value").where("key", "=", KEY).executeTakeFirst();
  const days = Number(row?.value);
  return Number.isFinite(days) && days > 0 ? days : DEFAULT_DAYS;
}

/** When a case that is solved at `solvedAt` closes unless the customer writes. */
export async function closingTime(ctx: Ctx, solvedAt: Date): Promise<Date> {
  return new Date(solvedAt.getTime() + (await closeAfterDays(ctx)) * DAY);
}
