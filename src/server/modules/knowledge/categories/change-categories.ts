import type { Static } from "typebox";
import type { SaveCategory } from "../../../../shared/contract/knowledge-articles.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { slugOf } from "../articles/slug.ts";
import { addressTaken, categoryHasParts, categoryNameless, categoryTooDeep, categoryUnknown } from "../errors.ts";
import { categoriesChanged } from "../events.ts";
import {
  type CategoryNames,
  categoryById,
  categoryBySlug,
  deleteCategory,
  hasPartsBelow,
  placeCategories,
  writeCategory,
} from "../store/categories.ts";
import { getCategory } from "./get-category.ts";

/**
 * Adds a category, or changes one.
 *
 * @returns its number
 * @throws knowledge.category_unknown, knowledge.category_too_deep, knowledge.category_nameless, knowledge.address_taken
 */
export async function saveCategory(
  ctx: Ctx,
  id: number | null,
  { parentId, names: given, slug: wanted = "" }: Static<typeof SaveCategory>,
): Promise<number> {
  // Whatever else is sent beside the two is none of ours.
  const locales = ["zh-CN", "en"] as const;
  const names: CategoryNames = Object.fromEntries(
    locales.map((locale) => [locale, given[locale]?.trim()]).filter(([, name]) => name),
  );
  const called = names.en ?? names["zh-CN"];
  if (!called) throw categoryNameless({ field: "names" });
  return ctx.tx(async (tx) => {
    const before = id === null ? undefined : await categoryById(tx.db, id, true);
    if (id !== null && !before) throw categoryUnknown({ id });
    if (parentId !== null) await checkParent(tx, id, parentId);
    const slug = slugOf(wanted) || before?.slug || (await freeCategorySlug(tx, called));
    const saved = await writeCategory(tx.db, id, { parentId, slug, names }, tx.now());
    if (saved === null) throw addressTaken({ slug, field: "slug" });
    const subject = { kind: "category", id: saved };
    await audit(tx, { action: "knowledge.category_changed", subject, details: { names, slug } });
    tx.emit(categoriesChanged, { categoryId: saved });
    return saved;
  });
}

/** Puts the categories of one parent into an order. */
export async function orderCategories(ctx: Ctx, ids: readonly number[]): Promise<void> {
  await ctx.tx(async (tx) => {
    await placeCategories(tx.db, ids, tx.now());
    tx.emit(categoriesChanged, { categoryId: null });
  });
}

/**
 * Deletes a category; its articles go into another one, or into none.
 * @throws knowledge.category_unknown, knowledge.category_has_parts
 */
export async function removeCategory(ctx: Ctx, id: number, moveTo: number | null): Promise<void> {
  await ctx.tx(async (tx) => {
    const category = await categoryById(tx.db, id, true);
    if (!category) throw categoryUnknown({ id });
    if (await hasPartsBelow(tx.db, id)) throw categoryHasParts();
    if (moveTo === id) throw categoryUnknown({ id, field: "moveTo" });
    if (moveTo !== null) await getCategory(tx, moveTo);
    await deleteCategory(tx.db, id, moveTo, tx.now());
    const { names } = category;
    const subject = { kind: "category", id };
    await audit(tx, { action: "knowledge.category_deleted", subject, details: { names, moveTo } });
    tx.emit(categoriesChanged, { categoryId: id });
  });
}

async function checkParent(tx: Ctx, id: number | null, parentId: number): Promise<void> {
  const parent = await categoryById(tx.db, parentId, true);
  if (!parent) throw categoryUnknown({ id: parentId, field: "parentId" });
  const isBelow = parent.parentId !== null || parentId === id || (id !== null && (await hasPartsBelow(tx.db, id)));
  if (isBelow) throw categoryTooDeep({ field: "parentId" });
}

async function freeCategorySlug(tx: Ctx, name: string): Promise<string> {
  const base = slugOf(name) || "category";
  let slug = base;
  for (let n = 2; await categoryBySlug(tx.db, slug); n++) slug = `${base}-${n}`;
  return slug;
}
