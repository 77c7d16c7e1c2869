import type { Locale } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { wordsOf } from "../../kernel/words.ts";
import type { BrandInfo } from "../brands/index.ts";
import { guidesOf } from "../flows/index.ts";
import type { PortalLink } from "./links.ts";

/** The way to the guides, where there are any. */
export async function guideLinks(ctx: Ctx, brand: BrandInfo, locale: Locale): Promise<PortalLink[]> {
  const guides = await guidesOf(ctx, brand.id);
  return guides.length === 0 ? [] : [{ href: `/guide?lang=${locale}`, text: wordsOf(locale)("portal.guide.list") }];
}
