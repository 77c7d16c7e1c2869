import type { ArticleLinks } from "../../../../shared/contract/knowledge-articles.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { articleExists } from "../articles/article-exists.ts";
import { archivedLinkedIn, linkingTo } from "../store/article-links.ts";

const MOST = 50;

/** Which published articles link to an article, and which archived ones it links to. @throws knowledge.article_unknown */
export async function articleLinks(ctx: Ctx, id: number): Promise<ArticleLinks> {
  await articleExists(ctx, id);
  const [from, broken] = await Promise.all([linkingTo(ctx.db, id, MOST), archivedLinkedIn(ctx.db, id, MOST)]);
  return { from, broken };
}
