import { Type } from "typebox";
import { Done, Id, IdParams, Locale, PageQuery, page } from "../../../shared/contract/common.ts";
import {
  ArticleDetail,
  ArticleFile,
  ArticleItem,
  ArticleLinks,
  BulkArticles,
  ListArticles,
  MAX_FILE,
  NewArticle,
  PublishNote,
  ReviewItem,
  ReviewNote,
  SaveArticleFacts,
  SaveDraft,
  SaveSlug,
  VersionDiff,
  VersionItem,
} from "../../../shared/contract/knowledge-articles.ts";
import { route } from "../../kernel/http/route.ts";
import { sendCsv } from "../../kernel/http/send-csv.ts";
import { setArticleArchived } from "./articles/archive.ts";
import { bulkChange } from "./articles/bulk-change.ts";
import { changeFacts } from "./articles/change-facts.ts";
import { compareVersions, restoreVersion } from "./articles/compare-versions.ts";
import { createArticle } from "./articles/create-article.ts";
import { moveAddress } from "./articles/move-address.ts";
import { publishDraft, withdrawEdition } from "./articles/publish.ts";
import { askReview, returnDraft } from "./articles/review.ts";
import { dropDraft, saveDraft } from "./articles/save-draft.ts";
import { openArticleFile, receiveArticleFile } from "./files/article-files.ts";
import { articleLinks } from "./reading/article-links.ts";
import { getArticle } from "./reading/get-article.ts";
import { exportArticleList, listArticles } from "./reading/list-articles.ts";
import { listReviews, listVersions } from "./reading/list-versions.ts";

const EditionParams = Type.Object({ id: Id, locale: Locale });
const VersionParams = Type.Object({ id: Id, locale: Locale, number: Type.Integer({ minimum: 1 }) });
const { cursor: _, limit: __, ...filters } = ListArticles.properties;
const edition = "/api/v1/knowledge/articles/:id/editions/:locale";

export const articleRoutes = [
  route({
    method: "GET",
    path: "/api/v1/knowledge/articles",
    access: "knowledge:read",
    summary: "Articles with the state of each language, the last changed first.",
    query: ListArticles,
    response: page(ArticleItem),
    handler: (ctx, { query }) => listArticles(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/knowledge/articles/export",
    access: "knowledge:read",
    summary: "The same list as CSV, a row for each language.",
    query: Type.Object(filters),
    handler: (ctx, { query }, { reply }) => sendCsv(reply, "knowledge.csv", exportArticleList(ctx, query)),
  }),
  route({
    method: "GET",
    path: "/api/v1/knowledge/reviews",
    access: "knowledge:read",
    summary: "Drafts that wait for somebody who may publish, the longest waiting first.",
    query: PageQuery,
    response: page(ReviewItem),
    handler: (ctx, { query }) => listReviews(ctx, query),
  }),
  route({
    method: "POST",
    path: "/api/v1/knowledge/articles",
    access: "knowledge:write",
    summary: "Writes an article down, as a draft.",
    body: NewArticle,
    response: ArticleDetail,
    handler: async (ctx, { body: { expiresAt, ...body } }) => {
      const day = expiresAt ? { expiresAt: new Date(expiresAt) } : {};
      return getArticle(ctx, await createArticle(ctx, { ...body, ...day }));
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/knowledge/articles/bulk",
    access: "knowledge:write",
    summary: "Changes many articles, all or none; answers the changes that take it back.",
    body: BulkArticles,
    response: BulkArticles,
    handler: async (ctx, { body }) => ({ changes: await bulkChange(ctx, body.changes) }),
  }),
  route({
    method: "GET",
    path: "/api/v1/knowledge/articles/:id",
    access: "knowledge:read",
    summary: "An article with all its languages: what is published, and what is being written.",
    params: IdParams,
    response: ArticleDetail,
    handler: (ctx, { params }) => getArticle(ctx, params.id),
  }),
  route({
    method: "GET",
    path: "/api/v1/knowledge/articles/:id/links",
    access: "knowledge:read",
    summary: "The published articles that link to an article, and the archived ones that it links to.",
    params: IdParams,
    response: ArticleLinks,
    handler: (ctx, { params }) => articleLinks(ctx, params.id),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/knowledge/articles/:id",
    access: "knowledge:write",
    summary:
      "Changes what is true in every language; of a published one, its readers and its day need knowledge:publish.",
    params: IdParams,
    body: SaveArticleFacts,
    response: ArticleDetail,
    handler: async (ctx, { params, body }) => {
      await changeFacts(ctx, params.id, body);
      return getArticle(ctx, params.id);
    },
  }),
  route({
    method: "PUT",
    path: `${edition}/draft`,
    access: "knowledge:write",
    summary: "Saves what is being written in a language; names the revision it was made from.",
    params: EditionParams,
    body: SaveDraft,
    response: Type.Object({ revision: Type.Integer() }),
    handler: async (ctx, { params: { id, locale }, body }) => ({
      revision: await saveDraft(ctx, { articleId: id, locale, ...body }),
    }),
  }),
  route({
    method: "DELETE",
    path: `${edition}/draft`,
    access: "knowledge:write",
    summary: "Throws away what is being written; what is published stays.",
    params: EditionParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await dropDraft(ctx, params.id, params.locale);
      return { ok: true as const };
    },
  }),
  route({
    method: "POST",
    path: `${edition}/ask-review`,
    access: "knowledge:write",
    summary: "Asks for a look at the draft before it is published.",
    params: EditionParams,
    response: ArticleDetail,
    handler: async (ctx, { params: { id, locale } }) => {
      await askReview(ctx, { articleId: id, locale });
      return getArticle(ctx, id);
    },
  }),
  route({
    method: "POST",
    path: `${edition}/return`,
    access: "knowledge:publish",
    summary: "Sends a draft back to whoever asked, with what is to be changed.",
    params: EditionParams,
    body: ReviewNote,
    response: ArticleDetail,
    handler: async (ctx, { params: { id, locale }, body }) => {
      await returnDraft(ctx, { articleId: id, locale, note: body.note });
      return getArticle(ctx, id);
    },
  }),
  route({
    method: "POST",
    path: `${edition}/publish`,
    access: "knowledge:publish",
    summary: "Publishes the draft of a language.",
    params: EditionParams,
    body: PublishNote,
    response: ArticleDetail,
    handler: async (ctx, { params: { id, locale }, body }) => {
      await publishDraft(ctx, { articleId: id, locale, ...body });
      return getArticle(ctx, id);
    },
  }),
  route({
    method: "POST",
    path: `${edition}/withdraw`,
    access: "knowledge:publish",
    summary: "Takes an article back in a language; its versions stay.",
    params: EditionParams,
    response: ArticleDetail,
    handler: async (ctx, { params }) => {
      await withdrawEdition(ctx, params.id, params.locale);
      return getArticle(ctx, params.id);
    },
  }),
  route({
    method: "PUT",
    path: `${edition}/slug`,
    access: "knowledge:write",
    summary: "Gives an article another address in a language; the old one leads to it.",
    params: EditionParams,
    body: SaveSlug,
    response: SaveSlug,
    handler: async (ctx, { params: { id, locale }, body }) => ({
      slug: await moveAddress(ctx, { articleId: id, locale, slug: body.slug }),
    }),
  }),
  route({
    method: "GET",
    path: `${edition}/versions`,
    access: "knowledge:read",
    summary: "What an article said in a language over time, the newest first.",
    params: EditionParams,
    query: PageQuery,
    response: page(VersionItem),
    handler: (ctx, { params: { id, locale }, query }) => listVersions(ctx, { articleId: id, locale, ...query }),
  }),
  route({
    method: "GET",
    path: `${edition}/diff`,
    access: "knowledge:read",
    summary: "What changed by words from one version to another; without `to`, to the draft.",
    perMinute: 120,
    params: EditionParams,
    query: Type.Object({
      from: Type.Integer({ minimum: 0 }),
      to: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    response: VersionDiff,
    handler: (ctx, { params: { id, locale }, query: { from, to = null } }) =>
      compareVersions(ctx, { articleId: id, locale, from, to }),
  }),
  route({
    method: "POST",
    path: `${edition}/versions/:number/restore`,
    access: "knowledge:write",
    summary: "Makes an old version the draft.",
    params: VersionParams,
    body: Type.Object({ revision: Type.Integer({ minimum: 0 }) }),
    response: ArticleDetail,
    handler: async (ctx, { params: { id, locale, number }, body }) => {
      await restoreVersion(ctx, { articleId: id, locale, number, ...body });
      return getArticle(ctx, id);
    },
  }),
  ...([true, false] as const).map((archived) =>
    route({
      method: "POST",
      path: `/api/v1/knowledge/articles/:id/${archived ? "archive" : "unarchive"}`,
      access: "knowledge:publish",
      summary: archived ? "Puts an article into the archive." : "Takes an article out of the archive.",
      params: IdParams,
      response: ArticleDetail,
      handler: async (ctx, { params }) => {
        await setArticleArchived(ctx, params.id, archived);
        return getArticle(ctx, params.id);
      },
    }),
  ),
  route({
    method: "POST",
    path: "/api/v1/knowledge/articles/:id/files",
    access: "knowledge:write",
    summary: "Brings in a picture or film for an article (multipart, at most 25 MB).",
    bodyLimit: MAX_FILE + 1_048_576,
    perMinute: 120,
    params: IdParams,
    response: ArticleFile,
    handler: (ctx, { params }, { request }) => receiveArticleFile(ctx, params.id, request),
  }),
  route({
    method: "GET",
    path: "/help/files/:key/:name",
    access: "public",
    summary: "A picture or film of an article, for whoever may read it.",
    hidden: true,
    perMinute: 600,
    params: Type.Object({ key: Type.String({ maxLength: 40 }), name: Type.String({ maxLength: 1_000 }) }),
    handler: async (ctx, { params }, { request, reply }) => {
      const { headers, stream } = await openArticleFile(ctx, params.key, request);
      return reply.headers(headers).send(stream);
    },
  }),
];
