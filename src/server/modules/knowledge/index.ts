/** The front door of the knowledge base: what is known, and how it is found. */
export { articleExists } from "./articles/article-exists.ts";
export { createArticle } from "./articles/create-article.ts";
export { isArticle } from "./articles/is-article.ts";
export { publishDraft, withdrawEdition } from "./articles/publish.ts";
export { publishMany } from "./articles/publish-many.ts";
export { saveDraft } from "./articles/save-draft.ts";
export { fillEmbeddings } from "./embeddings/fill.ts";
export { editionPublished, editionWithdrawn } from "./events.ts";
export { provideReader } from "./files/article-files.ts";
export type { Found } from "./import/entry.ts";
export { exportKnowledge } from "./import/export-knowledge.ts";
export { importKnowledge } from "./import/import-knowledge.ts";
export { readContent, sourceOf } from "./import/read-content.ts";
export { readMarkdownFolder } from "./import/read-markdown.ts";
export {
  type AtAddress,
  type PublishedArticle,
  type PublishedCategory,
  publishedAmong,
  publishedAtSlug,
  publishedBody,
  publishedCategories,
  publishedEditionsOf,
  publishedList,
  publishedStamp,
} from "./public/published.ts";
export { shortAddress } from "./public/short-address.ts";
export { anybody, colleague, knownCustomer, partnerReader, type Reader } from "./reader.ts";
export { type ArticleHeading, type RenderedArticle, renderArticle } from "./render/render-article.ts";
export { seedSynonyms } from "./search/keep-synonyms.ts";
export { leadsOf } from "./search/leads.ts";
export { noteUsage, redrawUsage } from "./search/note-usage.ts";
export { type KnowledgeQuestion, searchKnowledge } from "./search/search-knowledge.ts";
export { otherWordsFor } from "./search/synonyms.ts";
