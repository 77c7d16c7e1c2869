import type { Locale } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { BrandInfo } from "../brands/index.ts";

/** Another place on our pages that everybody may go to. */
export type PortalLink = { href: string; text: string };
type Links = (ctx: Ctx, brand: BrandInfo, locale: Locale) => Promise<PortalLink[]>;

const provided: Links[] = [];

/** Makes known where else a brand's customers may go; called when the modules are put together. */
export function providePortalLinks(links: Links): void {
  provided.push(links);
}

/** Where else the customers of a brand may go. */
export async function linksOf(ctx: Ctx, brand: BrandInfo, locale: Locale): Promise<PortalLink[]> {
  return (await Promise.all(provided.map((links) => links(ctx, brand, locale)))).flat();
}
