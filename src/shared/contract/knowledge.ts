/** The knowledge base: articles, their editions in each language, and what a search in them finds. */
import { type Static, Type } from "typebox";
import { Id, Locale, NullableText } from "./common.ts";

export const audiences = ["public", "signed_in", "partner", "agents"] as const;
/** Who may read an article: everybody, customers who proved who they are, partners, people of ours. */
export const Audience = Type.Enum([...audiences]);
export type Audience = Static<typeof Audience>;

/** What an edition says. */
export const ArticleWords = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 300 }),
  summary: Type.String({ maxLength: 1_000 }),
  /** Markdown (CommonMark with tables) */
  body: Type.String({ maxLength: 200_000 }),
});
export type ArticleWords = Static<typeof ArticleWords>;

/** A passage that may answer a question. */
export const KnowledgeHit = Type.Object({
  passageId: Id,
  articleId: Id,
  locale: Locale,
  slug: Type.String(),
  title: Type.String(),
  /** of the section; empty before the first heading */
  heading: Type.String(),
  anchor: Type.String(),
  /** the passage as plain text */
  text: Type.String(),
  /** the sentences of it that answer */
  answer: Type.String(),
  /** the same, in parts; `hit` parts are what was asked for */
  excerpt: Type.Array(Type.Object({ text: Type.String(), hit: Type.Boolean() })),
  /** comparable among the hits of one search only */
  score: Type.Number(),
  /** 0–1: how much of what the question says the passage speaks of; comparable among searches */
  coverage: Type.Number(),
  /** to how many words that stand in one passage only the score amounts; comparable among searches */
  strength: Type.Number(),
});
export type KnowledgeHit = Static<typeof KnowledgeHit>;

export const KnowledgeFound = Type.Object({
  items: Type.Array(KnowledgeHit),
  /** what was searched for instead, where a word was most likely mistyped */
  corrected: NullableText,
});
export type KnowledgeFound = Static<typeof KnowledgeFound>;

const SameWords = Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 30 });
/** Groups of words that mean the same, in any language. */
export const Synonyms = Type.Object({ groups: Type.Array(SameWords, { maxItems: 2_000 }) });
/** The same as they are kept; `shipped`: the places of those that a new desk begins with and nobody changed. */
export const SynonymList = Type.Object({ ...Synonyms.properties, shipped: Type.Array(Type.Integer()) });
export type SynonymList = Static<typeof SynonymList>;
/** One group is put in the place of another; null for none: added, or removed. */
export const ChangeSynonyms = Type.Object({
  before: Type.Union([SameWords, Type.Null()]),
  after: Type.Union([SameWords, Type.Null()]),
});
export type ChangeSynonyms = Static<typeof ChangeSynonyms>;
/** What a search finds as synonyms are, and as they would be. */
export const TrySynonyms = Type.Object({
  ...ChangeSynonyms.properties,
  query: Type.String({ minLength: 1, maxLength: 500 }),
});
export type TrySynonyms = Static<typeof TrySynonyms>;
export const TriedSynonyms = Type.Object({ before: KnowledgeFound, after: KnowledgeFound });
export type TriedSynonyms = Static<typeof TriedSynonyms>;
