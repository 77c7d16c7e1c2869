import type { Locale } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { localeFor } from "../../kernel/words.ts";
import { type BrandInfo, getBrand } from "../brands/index.ts";
import type { CaseFacts } from "../cases/index.ts";
import { localeOf } from "../customers/index.ts";

/** In which language and by which clock the customer of a case reads. */
export async function readerOf(
  ctx: Ctx,
  row: Pick<CaseFacts, "customerId" | "brandId" | "language">,
): Promise<{ locale: Locale; timeZone: string; brand: BrandInfo }> {
  const [known, brand] = await Promise.all([localeOf(ctx, [row.customerId]), getBrand(ctx, row.brandId)]);
  const reader = known.get(row.customerId);
  return {
    locale: reader?.locale ?? localeFor(row.language) ?? brand.locale,
    timeZone: reader?.timeZone ?? brand.timeZone,
    brand,
  };
}
