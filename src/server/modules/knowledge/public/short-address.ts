import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { addressOfBrand, getBrand } from "../../brands/index.ts";

/**
 * An address that leads to an article for good, however often it is named anew, and short in every language: a Chinese title
 * is three times as long in an address as it reads. It stands where the brand's pages do.
 */
export async function shortAddress(
  ctx: Ctx,
  { articleId, locale }: { articleId: number; locale: Locale },
  brandId: number,
): Promise<string> {
  return `${addressOfBrand(ctx, await getBrand(ctx, brandId))}/h/${articleId}?lang=${locale}`;
}
