import type { Ctx } from "../../../kernel/ctx.ts";
import { articleById } from "../store/articles.ts";

/** True where there is an article of this id. */
export async function isArticle(ctx: Ctx, id: number): Promise<boolean> {
  return (await articleById(ctx.db, id)) !== undefined;
}
