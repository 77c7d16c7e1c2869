import type { Ctx } from "../../../kernel/ctx.ts";
import { categoryUnknown } from "../errors.ts";
import { type CategoryRow, categoryById } from "../store/categories.ts";

/** A category by its number. @throws knowledge.category_unknown, with the field that named it */
export async function getCategory(ctx: Ctx, id: number): Promise<CategoryRow> {
  const category = await categoryById(ctx.db, id);
  if (!category) throw categoryUnknown({ id, field: "categoryId" });
  return category;
}
