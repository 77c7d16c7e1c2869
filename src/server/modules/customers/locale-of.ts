import type { Ctx } from "../../kernel/ctx.ts";
import { localesOf } from "./store/customers.ts";

/** In which language and by whose clock a person reads; null where they never said. */
export type CustomerLocale = { locale: "zh-CN" | "en" | null; timeZone: string | null };

/** The language and time zone of persons, by id. */
export async function localeOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, CustomerLocale>> {
  const rows = ids.length === 0 ? [] : await localesOf(ctx.db, ids);
  return new Map(rows.map(({ id, locale, timeZone }) => [id, { locale: knownLocale(locale), timeZone }]));
}

function knownLocale(locale: string | null): CustomerLocale["locale"] {
  return locale === "zh-CN" || locale === "en" ? locale : null;
}
