/** The front door of search. */
export { casesByWords } from "./cases-by-words.ts";
export { find, searchKinds } from "./find.ts";
export { rarityOfTerms } from "./rarity.ts";
export { normalWord, termsOf } from "./terms.ts";
export { writeIndex } from "./write-index.ts";
