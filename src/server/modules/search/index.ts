export { casesByWords } from "./cases-by-words.ts";
export { writeIndex } from "./write-index.ts";
