import type { Ref } from "../../../shared/contract/common.ts";
import type { ArticleItem, EditionBrief, EditionState } from "../../../shared/contract/knowledge-articles.ts";
import type { ListedEdition } from "./store/article-list.ts";
import type { ArticleRow } from "./store/articles.ts";
import type { CategoryRow } from "./store/categories.ts";

/** What an edition is towards its readers, or what it waits for. */
export function stateOf(edition: Pick<ListedEdition, "publishedVersion" | "hasDraft" | "inReview">): EditionState {
  if (edition.inReview) return "in_review";
  if (edition.publishedVersion !== null) return "published";
  return edition.hasDraft ? "draft" : "withdrawn";
}

export function presentEdition(edition: ListedEdition): EditionBrief {
  const { locale, slug, title, hasDraft, stale } = edition;
  return { locale, slug, title, state: stateOf(edition), hasDraft, stale };
}

/** An article as a list of the desk shows it. */
export function presentArticle(
  row: ArticleRow,
  editions: readonly ListedEdition[],
  known: { categories: ReadonlyMap<number, CategoryRow>; staff: ReadonlyMap<number, Ref> },
): ArticleItem {
  const own = editions.filter(({ articleId }) => articleId === row.id);
  const category = row.categoryId === null ? undefined : known.categories.get(row.categoryId);
  return {
    id: row.id,
    title: (own.find(({ locale }) => locale === row.sourceLocale) ?? own[0])?.title ?? "",
    sourceLocale: row.sourceLocale,
    category: category ? { id: category.id, names: category.names } : null,
    audience: row.audience,
    brandIds: row.brandIds,
    products: row.products,
    owner: (row.ownerId !== null && known.staff.get(row.ownerId)) || null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    editions: own.map(presentEdition),
  };
}
