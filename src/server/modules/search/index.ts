/** The front door of search. */
export { casesByWords } from "./cases-by-words.ts";
export { find, searchKinds } from "./find.ts";
export { writeIndex } from "./write-index.ts";
