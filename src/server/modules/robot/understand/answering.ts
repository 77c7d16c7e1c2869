import { termsOf } from "../../search/index.ts";

/** So much is read on a small screen. */
export const LONGEST_ANSWER = 300;

/**
 * The sentences of a passage that answer: the whole where it is short, else a run of its sentences, word for word, that
 * holds most of what was asked for; of equals the earliest.
 */
export function answeringSentences(text: string, terms: readonly string[], longest = LONGEST_ANSWER): string {
  const plain = harmless(text);
  if ([...plain].length <= longest) return plain;
  const sentences = plain.split(/(?<=[。！？!?；\n])|(?<=\.)\s+(?=[\p{Lu}\d])/u).filter((sentence) => sentence.trim());
  const wanted = new Set(terms);
  const weights = sentences.map((sentence) => new Set(termsOf(sentence).filter((term) => wanted.has(term))).size);
  let best = { from: 0, to: 0, weight: -1 };
  for (const from of sentences.keys()) {
    let length = 0;
    let weight = 0;
    for (let to = from; to < sentences.length; to++) {
      length += [...sentences[to]!].length;
      if (length > longest && to > from) break;
      weight += weights[to]!;
      if (weight > best.weight) best = { from, to, weight };
    }
  }
  // What follows belongs to the answer as long as there is room.
  let { to } = best;
  const run = () =>
    sentences
      .slice(best.from, to + 1)
      .join(" ")
      .replace(/\s*\n\s*/g, "\n");
  while (to + 1 < sentences.length && [...run(), ...sentences[to + 1]!].length <= longest) to++;
  const said = run().trim();
  return [...said].length <= longest
    ? said
    : `${[...said]
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
}

/**
 * Plain text without what changes how other text is read: control characters, marks that turn the direction, and links that
 * Markdown refused.
 */
export function harmless(text: string): string {
  return text
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)+/g, "$1")
    .replace(/[\p{Cc}\p{Cf}]/gu, (c) => (c === "\n" ? c : c === "\t" ? " " : ""))
    .replace(/[ \u00a0]+/g, " ")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
