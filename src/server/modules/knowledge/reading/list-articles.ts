import type { Readable } from "node:stream";
import { type ArticleItem, EXPIRING_DAYS, type ListArticles } from "../../../../shared/contract/knowledge-articles.ts";
import { csvOf } from "../../../kernel/csv.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { audit, staffRefs } from "../../accounts/index.ts";
import { presentArticle } from "../present.ts";
import { editionsListed, listArticleRows } from "../store/article-list.ts";
import type { ArticleRow } from "../store/articles.ts";
import { categoriesByIds } from "../store/categories.ts";

const DAY = 86_400_000;

/** Articles as those who write them see them, the last changed first. @throws request.invalid for a strange cursor */
export async function listArticles(
  ctx: Ctx,
  { cursor, limit = 50, ...filter }: ListArticles,
): Promise<{ items: ArticleItem[]; next: string | null }> {
  const place = readCursor(cursor, ["string", "number"]);
  const now = ctx.now();
  const wanted = { ...filter, now, expiringBefore: new Date(now.getTime() + EXPIRING_DAYS * DAY) };
  const after = place && { at: place[0], id: place[1] };
  const rows = await listArticleRows(ctx.db, wanted, after, limit + 1);
  const { items, next } = pageOf(rows, limit, ({ updatedAt, id }) => [updatedAt.toISOString(), id]);
  return { items: await presentAll(ctx, items), next };
}

/** Articles for the wire, with the names of what they refer to. */
export async function presentAll(ctx: Ctx, rows: readonly ArticleRow[]): Promise<ArticleItem[]> {
  const editions = await editionsListed(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const numbers = (ids: (number | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const categories = await categoriesByIds(ctx.db, numbers(rows.map(({ categoryId }) => categoryId)));
  const staff = await staffRefs(ctx, numbers(rows.map(({ ownerId }) => ownerId)));
  return rows.map((row) => presentArticle(row, editions, { categories, staff }));
}

const columns = ["article", "locale", "title", "address", "state", "stale", "audience", "category"];
const more = ["products", "owner", "expires", "updated"];

/** The list as CSV, a row for each language; that somebody took it out is in the audit log. */
export async function exportArticleList(ctx: Ctx, filter: Omit<ListArticles, "cursor" | "limit">): Promise<Readable> {
  await audit(ctx, { action: "knowledge.list_exported", details: { ...filter } });
  return csvOf([...columns, ...more], records(ctx, filter));
}

async function* records(ctx: Ctx, filter: Omit<ListArticles, "cursor" | "limit">) {
  for (let cursor: string | undefined; ; ) {
    const page: Awaited<ReturnType<typeof listArticles>> = await listArticles(ctx, {
      ...filter,
      limit: 200,
      ...(cursor && { cursor }),
    });
    for (const article of page.items) {
      for (const { locale, title, slug, state, stale } of article.editions) {
        yield {
          article: article.id,
          ...{ locale, title, address: slug, state: article.archivedAt ? "archived" : state, stale: stale ? "1" : "" },
          audience: article.audience,
          category: article.category?.names[locale] ?? article.category?.names["zh-CN"] ?? "",
          products: article.products.join("; "),
          owner: article.owner?.name ?? "",
          expires: article.expiresAt ?? "",
          updated: article.updatedAt,
        };
      }
    }
    if (page.next === null) return;
    cursor = page.next;
  }
}
