import { pinyin } from "pinyin-pro";
import type { Ctx } from "../../../kernel/ctx.ts";
import { normalWord, termsOf } from "../../search/index.ts";
import { wordsLike, wordsThatSound } from "../store/terms.ts";
import { distance } from "./distance.ts";

/** A word of a question that stands nowhere, and the term that was most likely meant. */
type Correction = { typed: string; meant: string };

/** A question as it was most likely meant. */
export type Meant = {
  query: string;
  /** the same with English words as they are spelled in a text, where terms are stems */
  as: (text: string) => string;
};

const RUNS = /\p{Script=Han}+|[a-z]+(?: [a-z]+)*/gu;
/** Shorter words have too many neighbours. */
const SHORTEST = 4;
const LONGER = 8;
const MOST_SYLLABLES = 4;
const MOST = 12;

/**
 * A question with what was mistyped put right: Chinese characters that sound as a known word does (退或 → 退货), words typed in
 * pinyin (tuihuo), and English ones a letter or two off. Only what stands nowhere in the knowledge base is thought mistyped.
 *
 * @param isKnown whether a term stands anywhere
 * @returns the question to search for instead; null where there is nothing to put right
 */
export async function correct(ctx: Ctx, query: string, isKnown: (term: string) => boolean): Promise<Meant | null> {
  const read = query.normalize("NFKC").toLowerCase();
  const corrections = [...(await bySound(ctx, read, isKnown)), ...(await bySpelling(ctx, read, isKnown))];
  const put = (spell: (term: string) => string) =>
    corrections.reduce((text, { typed, meant }) => text.replaceAll(typed, spell(meant)), read);
  const corrected = put((term) => term);
  if (corrected === read) return null;
  return { query: corrected, as: (text) => put((term) => spelledIn(text, term)) };
}

function spelledIn(text: string, term: string): string {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.find((word) => normalWord(word) === term) ?? term;
}

/** Pairs of characters that nobody writes, and runs of letters that are syllables, by the words that sound so. */
async function bySound(ctx: Ctx, read: string, isKnown: (term: string) => boolean): Promise<Correction[]> {
  const sounds = new Map<string, string>();
  for (const [run] of read.matchAll(RUNS)) {
    if (/[a-z]/.test(run)) {
      for (const typed of pinyinIn(run)) if (!isKnown(normalWord(typed))) sounds.set(typed, typed.replaceAll(" ", ""));
    } else {
      const characters = [...run];
      // What is mistyped falls apart into single characters when it is cut into words.
      const alone = new Set(termsOf(run).filter((term) => [...term].length === 1));
      for (const [at, first] of characters.slice(0, -1).entries()) {
        const second = characters[at + 1]!;
        const pair = first + second;
        if (alone.has(first) && alone.has(second) && !isKnown(pair))
          sounds.set(pair, pinyin(pair, { toneType: "none", type: "array" }).join(""));
      }
    }
    if (sounds.size > MOST) break;
  }
  if (sounds.size === 0) return [];
  const words = await wordsThatSound(ctx.db, [...new Set(sounds.values())]);
  // A pair that was put right takes its neighbours along, so that no character is exchanged twice.
  const taken = new Set<string>();
  return [...sounds].flatMap(([typed, sound]) => {
    const word = words.find((one) => one.sound === sound && [...one.term].length >= 2);
    if (
      !word ||
      word.term === typed ||
      [...typed].some((character) => taken.has(character) && !/[a-z ]/.test(character))
    )
      return [];
    for (const character of typed) taken.add(character);
    return [{ typed, meant: word.term }];
  });
}

/** What in a run of letters may be pinyin: each word, and up to four that stand side by side. */
function pinyinIn(run: string): string[] {
  const words = run.split(" ");
  const spans = words.flatMap((_, from) =>
    Array.from({ length: Math.min(MOST_SYLLABLES, words.length - from) }, (_, n) =>
      words.slice(from, from + n + 1).join(" "),
    ),
  );
  return spans.filter((span) => span.length >= SHORTEST).toSorted((a, b) => b.length - a.length);
}

async function bySpelling(ctx: Ctx, read: string, isKnown: (term: string) => boolean): Promise<Correction[]> {
  const words = (read.match(/[a-z]+/g) ?? [])
    .filter((word) => word.length >= SHORTEST && !isKnown(normalWord(word)))
    .slice(0, 4);
  const found: Correction[] = [];
  for (const typed of new Set(words)) {
    const within = typed.length >= LONGER ? 2 : 1;
    const near = (await wordsLike(ctx.db, typed, within))
      .map(({ term, passages }) => ({ term, passages, off: distance(normalWord(typed), term) }))
      .filter(({ off }) => off <= within)
      .toSorted((a, b) => a.off - b.off || b.passages - a.passages)[0];
    if (near) found.push({ typed, meant: near.term });
  }
  return found;
}
