export { nextDateSentence } from "./next-date-sentence.ts";
export { readPromises } from "./read-promises.ts";
export type { Reading, ReadingFrame, ReadKind, ReadPromise, VagueWording } from "./types.ts";
