import type { Static } from "typebox";
import type { Locale } from "../../../shared/contract/common.ts";
import type {
  ChangeSynonyms,
  KnowledgeFound,
  SynonymList,
  TriedSynonyms,
  TrySynonyms,
} from "../../../shared/contract/knowledge.ts";
import type {
  ArticleDetail,
  ArticleFile,
  ArticleItem,
  ArticleLinks,
  BulkArticles,
  Category,
  ImportKnowledge,
  ImportReport,
  ListArticles,
  NewArticle,
  OrderCategories,
  PublishNote,
  ReviewItem,
  ReviewNote,
  SaveArticleFacts,
  SaveCategory,
  SaveDraft,
  SaveSlug,
  VersionDiff,
  VersionItem,
} from "../../../shared/contract/knowledge-articles.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

type Edition = { id: number; locale: Locale };
type Categories = { items: Category[] };

export type KnowledgeEndpoints = {
  "GET /api/v1/knowledge/search": { query: { q: string; locale?: Locale; limit?: number }; response: KnowledgeFound };
  "GET /api/v1/knowledge/synonyms": { response: SynonymList };
  "POST /api/v1/knowledge/synonyms/change": { body: ChangeSynonyms; response: SynonymList };
  "POST /api/v1/knowledge/synonyms/try": { body: TrySynonyms; response: TriedSynonyms };
  "GET /api/v1/knowledge/articles": { query: ListArticles; response: Page<ArticleItem> };
  "POST /api/v1/knowledge/articles": { body: NewArticle; response: ArticleDetail };
  "POST /api/v1/knowledge/articles/bulk": { body: BulkArticles; response: BulkArticles };
  "GET /api/v1/knowledge/articles/:id": { params: ById; response: ArticleDetail };
  "GET /api/v1/knowledge/articles/:id/links": { params: ById; response: ArticleLinks };
  "PATCH /api/v1/knowledge/articles/:id": { params: ById; body: SaveArticleFacts; response: ArticleDetail };
  "POST /api/v1/knowledge/articles/:id/archive": { params: ById; response: ArticleDetail };
  "POST /api/v1/knowledge/articles/:id/unarchive": { params: ById; response: ArticleDetail };
  "POST /api/v1/knowledge/articles/:id/files": { params: ById; body: FormData; response: ArticleFile };
  "PUT /api/v1/knowledge/articles/:id/editions/:locale/draft": {
    params: Edition;
    body: SaveDraft;
    response: { revision: number };
  };
  "DELETE /api/v1/knowledge/articles/:id/editions/:locale/draft": { params: Edition; response: Done };
  "POST /api/v1/knowledge/articles/:id/editions/:locale/ask-review": { params: Edition; response: ArticleDetail };
  "POST /api/v1/knowledge/articles/:id/editions/:locale/return": {
    params: Edition;
    body: Static<typeof ReviewNote>;
    response: ArticleDetail;
  };
  "POST /api/v1/knowledge/articles/:id/editions/:locale/publish": {
    params: Edition;
    body: Static<typeof PublishNote>;
    response: ArticleDetail;
  };
  "POST /api/v1/knowledge/articles/:id/editions/:locale/withdraw": { params: Edition; response: ArticleDetail };
  "PUT /api/v1/knowledge/articles/:id/editions/:locale/slug": {
    params: Edition;
    body: Static<typeof SaveSlug>;
    response: Static<typeof SaveSlug>;
  };
  "GET /api/v1/knowledge/articles/:id/editions/:locale/versions": {
    params: Edition;
    query: PageQuery;
    response: Page<VersionItem>;
  };
  "GET /api/v1/knowledge/articles/:id/editions/:locale/diff": {
    params: Edition;
    query: { from: number; to?: number };
    response: VersionDiff;
  };
  "POST /api/v1/knowledge/articles/:id/editions/:locale/versions/:number/restore": {
    params: Edition & { number: number };
    body: { revision: number };
    response: ArticleDetail;
  };
  "GET /api/v1/knowledge/reviews": { query: PageQuery; response: Page<ReviewItem> };
  "GET /api/v1/knowledge/categories": { response: Categories };
  "POST /api/v1/knowledge/categories": { body: Static<typeof SaveCategory>; response: Categories };
  "PUT /api/v1/knowledge/categories/:id": {
    params: ById;
    body: Static<typeof SaveCategory>;
    response: Categories;
  };
  "POST /api/v1/knowledge/categories/order": { body: Static<typeof OrderCategories>; response: Categories };
  "DELETE /api/v1/knowledge/categories/:id": { params: ById; query: { moveTo?: number }; response: Done };
  "POST /api/v1/knowledge/import": { body: ImportKnowledge; response: ImportReport };
};
