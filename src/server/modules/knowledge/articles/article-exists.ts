import type { Ctx } from "../../../kernel/ctx.ts";
import { articleUnknown } from "../errors.ts";
import { articleById } from "../store/articles.ts";

/** @throws knowledge.article_unknown */
export async function articleExists(ctx: Ctx, id: number): Promise<void> {
  if (!(await articleById(ctx.db, id))) throw articleUnknown({ id });
}
