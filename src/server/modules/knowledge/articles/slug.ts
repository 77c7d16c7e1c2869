import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isSlugTaken } from "../store/slugs.ts";

const LONGEST = 60;
/** What else stands below /help. */
const RESERVED: ReadonlySet<string> = new Set(["c", "files", "search", "sign-in", "sign-out", "suggest"]);

/** Whether an address is taken by something that is no article. */
export function isReserved(slug: string): boolean {
  return RESERVED.has(slug);
}

/** An address that no article in that language has, nor had: the title's words, with the article's number where taken. */
export async function freeSlug(
  ctx: Ctx,
  { articleId, locale, title }: { articleId: number; locale: Locale; title: string },
): Promise<string> {
  const slug = slugOf(title);
  return !slug || isReserved(slug) || (await isSlugTaken(ctx.db, locale, slug))
    ? [slug, articleId].filter(Boolean).join("-")
    : slug;
}

/** A title as part of an address: letters and digits of any script, in lower case, hyphens between. */
export function slugOf(title: string): string {
  const words =
    title
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...words.join("-")].slice(0, LONGEST).join("").replace(/-+$/, "");
}
