/** The front door of the knowledge base: what is known, and how it is found. */
export { articleExists } from "./articles/article-exists.ts";
export { createArticle } from "./articles/create-article.ts";
export { publishDraft, withdrawEdition } from "./articles/publish.ts";
export { publishMany } from "./articles/publish-many.ts";
export { saveDraft } from "./articles/save-draft.ts";
export { editionPublished, editionWithdrawn } from "./events.ts";
export { provideReader } from "./files/article-files.ts";
export { anybody, colleague, knownCustomer, partnerReader, type Reader } from "./reader.ts";
export { type ArticleHeading, type RenderedArticle, renderArticle } from "./render/render-article.ts";
export { type KnowledgeQuestion, searchKnowledge } from "./search/search-knowledge.ts";
