import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";

/**
 * An address that leads to an article for good, however often it is named anew, and short in every language: a Chinese title
 * is three times as long in an address as it reads.
 */
export function shortAddress(ctx: Ctx, { articleId, locale }: { articleId: number; locale: Locale }): string {
  return `${ctx.config.url}/h/${articleId}?lang=${locale}`;
}
