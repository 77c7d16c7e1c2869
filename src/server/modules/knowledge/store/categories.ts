import { sql } from "kysely";
import type { Static } from "typebox";
import type { Names } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type CategoryNames = Static<typeof Names>;
/** A row of `knowledge_categories`. */
export type CategoryRow = { id: number; parentId: number | null; slug: string; names: CategoryNames; position: number };

const columns = ["id", "parentId", "slug", "names", "position"] as const;

/** All categories in the order in which they are read, each with how many articles it has. There are never many. */
export async function allCategories(db: Database): Promise<(CategoryRow & { articles: number })[]> {
  const { rows } = await sql<CategoryRow & { articles: number }>`
    select c.id, c.parent_id, c.slug, c.names, c.position, coalesce(a.n, 0)::int as articles
    from knowledge_categories c
    left join (
      select category_id, count(*) as n from knowledge_articles where archived_at is null group by category_id
    ) a on a.category_id = c.id
    order by c.position, c.id
  `.execute(db);
  return rows;
}

export async function categoryById(db: Database, id: number, lock = false): Promise<CategoryRow | undefined> {
  const query = db.selectFrom("knowledgeCategories").select(columns).where("id", "=", id);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) as CategoryRow | undefined;
}

export async function categoriesByIds(db: Database, ids: readonly number[]): Promise<Map<number, CategoryRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("knowledgeCategories")
    .select(columns)
    .where("id", "in", [...ids])
    .execute();
  return new Map((rows as CategoryRow[]).map((row) => [row.id, row]));
}

/** @returns its number, or null where another one has the address */
export async function writeCategory(
  db: Database,
  id: number | null,
  category: { parentId: number | null; slug: string; names: CategoryNames },
  at: Date,
): Promise<number | null> {
  const { parentId, slug } = category;
  const names = JSON.stringify(category.names);
  const { rows } = await (id === null
    ? sql<{ id: number }>`
        insert into knowledge_categories (parent_id, slug, names, position, created_at, updated_at)
        select ${parentId}, ${slug}, ${names}::jsonb,
          (select coalesce(max(position), 0) + 1 from knowledge_categories where parent_id is not distinct from ${parentId}::bigint),
          ${at}, ${at}
        on conflict (slug) do nothing returning id`
    : sql<{ id: number }>`
        update knowledge_categories c set parent_id = ${parentId}, slug = ${slug}, names = ${names}::jsonb, updated_at = ${at}
        where id = ${id} and not exists (select from knowledge_categories o where o.slug = ${slug} and o.id <> c.id)
        returning id`
  ).execute(db);
  return rows[0]?.id ?? null;
}

export async function hasPartsBelow(db: Database, id: number): Promise<boolean> {
  const row = await db.selectFrom("knowledgeCategories").select("id").where("parentId", "=", id).executeTakeFirst();
  return row !== undefined;
}

/** Puts categories into an order. */
export async function placeCategories(db: Database, ids: readonly number[], at: Date): Promise<void> {
  await sql`
    update knowledge_categories c set position = o.place, updated_at = ${at}
    from unnest(${[...ids]}::bigint[]) with ordinality as o (id, place) where c.id = o.id
  `.execute(db);
}

/** Deletes a category; its articles go into another one, or into none. */
export async function deleteCategory(db: Database, id: number, moveTo: number | null, at: Date): Promise<void> {
  await db
    .updateTable("knowledgeArticles")
    .set({ categoryId: moveTo, updatedAt: at })
    .where("categoryId", "=", id)
    .execute();
  await db.deleteFrom("knowledgeCategories").where("id", "=", id).execute();
}

export async function categoryBySlug(db: Database, slug: string): Promise<CategoryRow | undefined> {
  const query = db.selectFrom("knowledgeCategories").select(columns).where("slug", "=", slug);
  return (await query.executeTakeFirst()) as CategoryRow | undefined;
}
