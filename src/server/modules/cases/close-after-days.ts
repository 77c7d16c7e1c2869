import type { Ctx } from "../../kernel/ctx.ts";

/** The keys of the setting, and of what was in force until it was made shorter. */
export const CLOSE_AFTER_DAYS = "cases.close_after_days";
export const CLOSE_AFTER_DAYS_BEFORE = "cases.close_after_days_before";
const DEFAULT_DAYS = 7;
const DAY = 86_400_000;

/** Customers of what was solved until then were told a later day, which stands. */
export type LongerBefore = { days: number; until: Date };
export type ClosingRule = { days: number; before: LongerBefore | null };

/**
 * After how many days a solved case closes by itself: the setting `cases.close_after_days`, 7 unless changed on the settings
 * page; longer for what was solved while its customers were told so.
 */
export async function closingRule(ctx: Ctx): Promise<ClosingRule> {
  const rows = await ctx.db
    .selectFrom("settings")
    .select(["key", "value"])
    .where("key", "in", [CLOSE_AFTER_DAYS, CLOSE_AFTER_DAYS_BEFORE])
    .execute();
  const known = new Map(rows.map(({ key, value }) => [key, value]));
  const days = Number(known.get(CLOSE_AFTER_DAYS));
  const before = known.get(CLOSE_AFTER_DAYS_BEFORE) as { days: number; until: string } | undefined;
  return {
    days: Number.isFinite(days) && days > 0 ? days : DEFAULT_DAYS,
    before: before ? { days: before.days, until: new Date(before.until) } : null,
  };
}

/** The days for what is solved from now on. */
export async function closeAfterDays(ctx: Ctx): Promise<number> {
  return (await closingRule(ctx)).days;
}

/** What stands for what was solved before the setting changes; the longest that somebody was told and that still runs. Pure. */
export function longerBefore({ days, before }: ClosingRule, next: number, now: Date): LongerBefore | null {
  const stillTold = before && now.getTime() - before.until.getTime() < before.days * DAY ? before.days : 0;
  const longest = Math.max(days, stillTold);
  return longest > next ? { days: longest, until: now } : null;
}

/** When a case that is solved at `solvedAt` closes unless the customer writes: never before the day that they were told. */
export async function closingTime(ctx: Ctx, solvedAt: Date): Promise<Date> {
  const { days, before } = await closingRule(ctx);
  const held = before && solvedAt <= before.until ? Math.max(days, before.days) : days;
  return new Date(solvedAt.getTime() + held * DAY);
}
