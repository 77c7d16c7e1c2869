import type { Locale } from "../../../../shared/contract/common.ts";
import type { OfferedAnswers } from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { articlePath } from "../../help/index.ts";
import { anybody, searchKnowledge } from "../../knowledge/index.ts";
import type { Community } from "../open-community.ts";
import { similarTo } from "../reading/similar.ts";

const ARTICLES = 3;
/** What speaks of less of the question than this fits by accident. */
const FITS = 0.4;
const READ = 300;

/** What answers a question already, before it is posted: articles that everybody may read, and questions like it. */
export async function findAnswers(
  ctx: Ctx,
  community: Community,
  asked: { title: string; locale: Locale },
): Promise<OfferedAnswers> {
  const [articles, similar] = await Promise.all([
    articlesFor(ctx, community.brand.id, asked),
    similarTo(ctx, community, asked.title),
  ]);
  return { articles, similar };
}

async function articlesFor(
  ctx: Ctx,
  brandId: number,
  { title, locale }: { title: string; locale: Locale },
): Promise<OfferedAnswers["articles"]> {
  const query = title.trim().slice(0, READ);
  if (query === "") return [];
  const locales: readonly Locale[] = locale === "en" ? ["en", "zh-CN"] : ["zh-CN", "en"];
  const { items } = await searchKnowledge(ctx, { query, reader: anybody(brandId), locales, limit: ARTICLES * 2 });
  return items
    .filter(({ coverage }) => coverage >= FITS)
    .slice(0, ARTICLES)
    .map((hit) => ({
      id: hit.articleId,
      title: hit.title,
      url: `${articlePath(hit)}${hit.anchor && `#${encodeURIComponent(hit.anchor)}`}`,
      excerpt: hit.excerpt,
    }));
}
