import type { Ctx } from "../../kernel/ctx.ts";

/**
 * Finds cases by free words, newest first, at most `limit`. The search module stands above this one and hands its
 * finder down when the program is put together.
 */
export type WordSearch = (ctx: Ctx, words: string, limit: number) => Promise<number[]>;

let finder: WordSearch | null = null;

/** Makes the finder known; called once, when the modules are put together. */
export function provideWordSearch(search: WordSearch): void {
  finder = search;
}

/** The finder, or null in a program without the search module: free words are then looked for in subjects. */
export function wordSearch(): WordSearch | null {
  return finder;
}
