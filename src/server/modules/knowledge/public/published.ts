import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Reader } from "../reader.ts";
import { allCategories, type CategoryNames } from "../store/categories.ts";
import {
  atSlug,
  bodyOf,
  changeStamp,
  countPublished,
  type PublishedRow,
  publishedByIds,
  publishedEditions,
  publishedRows,
} from "../store/published.ts";

/** What readers see of an article in a language. */
export type PublishedArticle = PublishedRow;
/** A category as readers see it: with how many articles there are for them, its parts counted in. */
export type PublishedCategory = {
  id: number;
  parentId: number | null;
  slug: string;
  names: CategoryNames;
  count: number;
};
/** What stands at an address: an article, another address of it, or what was taken away. */
export type AtAddress =
  | { is: "shown"; article: PublishedArticle; editions: PublishedArticle[] }
  | { is: "moved"; article: PublishedArticle }
  | { is: "gone" };

const seenBy = (ctx: Ctx, reader: Reader) => ({ reader, now: ctx.now() });

/** Published articles of a language, the newest first. @param after the `place` and edition of the last one */
export function publishedList(
  ctx: Ctx,
  reader: Reader,
  wanted: { locale: Locale; categoryIds?: readonly number[]; after?: { at: string; id: number } | null; limit: number },
): Promise<(PublishedArticle & { place: string })[]> {
  return publishedRows(ctx.db, { after: null, ...wanted, ...seenBy(ctx, reader) });
}

/** Those of some articles that a reader may see, in the order of the ids. */
export async function publishedAmong(
  ctx: Ctx,
  reader: Reader,
  locale: Locale,
  ids: readonly number[],
): Promise<PublishedArticle[]> {
  const rows = await publishedByIds(ctx.db, { ids, locale, ...seenBy(ctx, reader) });
  const byId = new Map(rows.map((row) => [row.articleId, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * What an address leads a reader to; null where there is nothing, or nothing that they may know of.
 * @param locale the language that wins where two editions have the same address
 */
export async function publishedAtSlug(
  ctx: Ctx,
  reader: Reader,
  { slug, locale }: { slug: string; locale: Locale },
): Promise<AtAddress | null> {
  const seen = seenBy(ctx, reader);
  const found = await atSlug(ctx.db, { slug, ...seen });
  const inLocale = (rows: typeof found) => rows.find((row) => row.locale === locale) ?? rows[0];
  const there = found.filter(({ shown }) => shown);
  const best = inLocale(there.filter(({ moved }) => !moved)) ?? inLocale(there);
  if (!best) return found.length > 0 ? { is: "gone" } : null;
  const editions = await publishedEditions(ctx.db, { id: best.articleId, ...seen });
  const article = editions.find((edition) => edition.locale === best.locale)!;
  return best.moved ? { is: "moved", article } : { is: "shown", article, editions };
}

/** An article in the languages in which a reader may read it. */
export function publishedEditionsOf(ctx: Ctx, reader: Reader, id: number): Promise<PublishedArticle[]> {
  return publishedEditions(ctx.db, { id, ...seenBy(ctx, reader) });
}

/** What an article says, as Markdown. */
export function publishedBody(ctx: Ctx, { editionId, version }: PublishedArticle): Promise<string> {
  return bodyOf(ctx.db, editionId, version);
}

/** The categories in their order. */
export async function publishedCategories(ctx: Ctx, reader: Reader, locale: Locale): Promise<PublishedCategory[]> {
  const counts = await countPublished(ctx.db, { locale, ...seenBy(ctx, reader) });
  const all = (await allCategories(ctx.db)).map(({ id, parentId, slug, names }) => ({ id, parentId, slug, names }));
  const within = (id: number, depth = 0): number =>
    (counts.get(id) ?? 0) +
    // Nobody nests that deep; a circle ends here.
    (depth > 8 ? 0 : all.filter((one) => one.parentId === id).reduce((sum, one) => sum + within(one.id, depth + 1), 0));
  return all.map((category) => ({ ...category, count: within(category.id) }));
}

/** Changes whenever a page that was made from articles and categories may look different. */
export function publishedStamp(ctx: Ctx): Promise<string> {
  return changeStamp(ctx.db);
}
