import type { Ref } from "../../../../shared/contract/common.ts";
import type { ArticleDetail, EditionBrief, EditionDetail } from "../../../../shared/contract/knowledge-articles.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { articleUnknown } from "../errors.ts";
import { renderArticle } from "../render/render-article.ts";
import { type ArticleRow, articleById } from "../store/articles.ts";
import { type EditionRow, editionsOf, versionOf } from "../store/editions.ts";
import { presentAll } from "./list-articles.ts";

/** An article with all of its languages, as those who write it see it. @throws knowledge.article_unknown */
export async function getArticle(ctx: Ctx, id: number): Promise<ArticleDetail> {
  const article = await articleById(ctx.db, id);
  if (!article) throw articleUnknown({ id });
  const [item] = await presentAll(ctx, [article]);
  const rows = await editionsOf(ctx.db, id);
  const people = rows.flatMap(({ draftBy, reviewAskedBy, returnedBy }) => [draftBy, reviewAskedBy, returnedBy]);
  const staff = await staffRefs(ctx, [...new Set(people.filter((one) => one !== null))]);
  const source = rows.find(({ locale }) => locale === article.sourceLocale);
  const editions = await Promise.all(
    item!.editions.map((brief) => {
      const row = rows.find(({ locale }) => locale === brief.locale)!;
      return detailOf(ctx, article, { brief, row, source, staff });
    }),
  );
  return { ...item!, editions };
}

type Parts = {
  brief: EditionBrief;
  row: EditionRow;
  source: EditionRow | undefined;
  staff: ReadonlyMap<number, Ref>;
};

async function detailOf(ctx: Ctx, article: ArticleRow, { brief, row, source, staff }: Parts): Promise<EditionDetail> {
  const { publishedVersion, draftBody, reviewAskedAt, returnedNote } = row;
  const version = publishedVersion === null ? undefined : await versionOf(ctx.db, row.id, publishedVersion);
  const ref = (id: number | null) => (id === null ? null : (staff.get(id) ?? null));
  const isTranslation = row.locale !== article.sourceLocale && source?.publishedVersion;
  const renders = (draftBody === null ? null : row.draftSourceVersion) ?? version?.sourceVersion ?? null;
  return {
    ...brief,
    published: version
      ? {
          version: version.number,
          at: version.createdAt.toISOString(),
          words: { title: version.title, summary: version.summary, body: version.body },
          html: renderArticle(version.body, row.locale).html,
        }
      : null,
    draft:
      draftBody === null
        ? null
        : {
            words: { title: row.draftTitle!, summary: row.draftSummary!, body: draftBody },
            by: ref(row.draftBy),
            at: row.draftAt!.toISOString(),
          },
    revision: row.draftRevision,
    review: reviewAskedAt === null ? null : { by: ref(row.reviewAskedBy), at: reviewAskedAt.toISOString() },
    returned: returnedNote === null ? null : { by: ref(row.returnedBy), note: returnedNote },
    source: isTranslation ? { renders, now: source.publishedVersion! } : null,
  };
}
