import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { addressTaken, addressWrong } from "../errors.ts";
import { addressMoved } from "../events.ts";
import { touchArticle } from "../store/articles.ts";
import { setSlug } from "../store/editions.ts";
import { isSlugOfAnother, moveSlug } from "../store/slugs.ts";
import { openEdition } from "./publish.ts";
import { isReserved, slugOf } from "./slug.ts";

/**
 * Gives an article another address in a language; the old one leads to it.
 *
 * @returns the address as it is written
 * @throws knowledge.edition_unknown, knowledge.address_wrong, knowledge.address_taken
 */
export async function moveAddress(
  ctx: Ctx,
  { articleId, locale, slug: wanted }: { articleId: number; locale: Locale; slug: string },
): Promise<string> {
  const slug = slugOf(wanted);
  if (!slug) throw addressWrong({ field: "slug" });
  return ctx.tx(async (tx) => {
    const { edition } = await openEdition(tx, articleId, locale);
    if (edition.slug === slug) return slug;
    if (isReserved(slug) || (await isSlugOfAnother(tx.db, locale, slug, articleId)))
      throw addressTaken({ slug, field: "slug" });
    await moveSlug(tx.db, { locale, articleId, from: edition.slug, to: slug });
    await setSlug(tx.db, edition.id, slug);
    await touchArticle(tx.db, articleId, tx.now());
    tx.emit(addressMoved, { articleId, locale, from: edition.slug, to: slug });
    return slug;
  });
}
