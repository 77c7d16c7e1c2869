import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { saveCategory } from "../categories/change-categories.ts";
import { allCategories, categoryBySlug } from "../store/categories.ts";
import type { CategoryToImport } from "./entry.ts";

/** Adds the categories that are not there yet, those above first. @returns how many were added */
export async function bringCategories(ctx: Ctx, categories: readonly CategoryToImport[]): Promise<number> {
  let added = 0;
  const inOrder = [...categories].sort((a, b) => Number(a.parent !== null) - Number(b.parent !== null));
  for (const { slug, names, parent } of inOrder) {
    if (await categoryBySlug(ctx.db, slug)) continue;
    const above = parent === null ? undefined : await categoryBySlug(ctx.db, parent);
    await saveCategory(ctx, null, { slug, names, parentId: above?.id ?? null });
    added++;
  }
  return added;
}

/**
 * The category that a path of names or addresses means, made where there is none. Two levels at most.
 * @param isSlug whether the export itself says that this is an address
 */
export async function categoryFor(
  ctx: Ctx,
  path: readonly string[],
  locale: Locale,
  isSlug: (name: string) => unknown,
): Promise<number | null> {
  let parentId: number | null = null;
  for (const name of path.slice(0, 2)) {
    const all = await allCategories(ctx.db);
    const known = all.find(
      (one) =>
        one.slug === name ||
        (Object.values(one.names).includes(name) && (path.length === 1 || one.parentId === parentId)),
    );
    parentId =
      known?.id ??
      (await saveCategory(ctx, null, { parentId, names: { [locale]: name }, ...(isSlug(name) ? { slug: name } : {}) }));
  }
  return parentId;
}
