import { termsOf } from "../../search/index.ts";

const HAN_RUNS = /\p{Script=Han}+/gu;

/**
 * The terms that a text is found by: its words, as jieba cuts them and English ones stemmed, and of Chinese each two
 * characters that stand together, because a question may be cut differently from its answer. Two characters that are a word
 * are there twice, and so count more.
 */
export function gramsOf(text: string): string[] {
  return [...termsOf(text), ...pairsOf(text)];
}

/** The single characters of the Chinese in a text: too common to find anything, of use to tell what fits better. */
export function singlesOf(text: string): string[] {
  return hanRuns(text).flatMap((run) => [...run]);
}

function pairsOf(text: string): string[] {
  return hanRuns(text).flatMap((run) => {
    const characters = [...run];
    return characters.slice(1).map((character, at) => characters[at]! + character);
  });
}

function hanRuns(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().match(HAN_RUNS) ?? [];
}
