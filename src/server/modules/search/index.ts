/** The front door of search. */
export { casesByWords } from "./cases-by-words.ts";
export { type ExcerptPart, excerptOf } from "./excerpt.ts";
export { find, searchKinds } from "./find.ts";
export { rarityOfTerms } from "./rarity.ts";
export { normalWord, queryTerms, termsOf } from "./terms.ts";
export { tsqueryLiteral, tsvectorLiteral } from "./tsvector.ts";
export { writeIndex } from "./write-index.ts";
