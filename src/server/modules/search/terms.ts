import { createRequire } from "node:module";
import type { Jieba } from "@node-rs/jieba";
import { stemmer } from "stemmer";

const require = createRequire(import.meta.url);
let jieba: Jieba | undefined;

/** Half a second and 60 MB the first time, so only processes that index or search pay for it. */
function segmenter(): Jieba {
  if (!jieba) {
    const { Jieba: Segmenter } = require("@node-rs/jieba") as typeof import("@node-rs/jieba");
    const { dict } = require("@node-rs/jieba/dict.js") as typeof import("@node-rs/jieba/dict.js");
    jieba = Segmenter.withDict(dict);
  }
  return jieba;
}

const RUNS = /[\p{Script=Han}]+|[\p{L}\p{N}]+(?:[-_.@'/][\p{L}\p{N}]+)*/gu;
const HAN = /^\p{Script=Han}/u;
const PARTS = /[\p{L}\p{N}]+/gu;
const ENGLISH = /^[a-z]+$/;
/** Longer runs are keys, base64 and other noise. */
const LONGEST = 60;

/** So frequent that they tell nothing; asked for alone they are searched for all the same. */
const STOP_WORDS = new Set(
  "的 了 是 我 你 您 在 和 也 就 都 吗 呢 啊 吧 有 不 这 那 个 我们 你们 a an and are as at be by for from i in is it of on or that the this to was we with you your".split(
    " ",
  ),
);

/**
 * The terms of a text, in order, for the index: Chinese words as jieba cuts them for search (long words also in their
 * parts), other words in lower case and stemmed (Porter), and what is glued together (order numbers, addresses) whole and
 * in parts. Full-width forms count as the usual ones (NFKC).
 */
export function termsOf(text: string): string[] {
  return runsOf(text).flatMap((run) => {
    if (HAN.test(run)) return segmenter().cutForSearch(run, true);
    const parts = run.match(PARTS) ?? [];
    return parts.length > 1 ? [run, ...parts.map(normalWord)] : [normalWord(run)];
  });
}

/**
 * The terms a query asks for, each once. What is glued together is asked for whole; of a long Chinese word its parts
 * suffice, because another sentence around it may have been cut differently.
 */
export function queryTerms(query: string): string[] {
  const all = new Set(
    runsOf(query).flatMap((run) => {
      if (!HAN.test(run)) return run.match(PARTS)!.length > 1 ? [run] : [normalWord(run)];
      const words = segmenter().cutForSearch(run, true);
      return words.filter((word) => !words.some((part) => part !== word && part.length > 1 && word.includes(part)));
    }),
  );
  const telling = [...all].filter((term) => !STOP_WORDS.has(term));
  return telling.length > 0 ? telling : [...all];
}

function runsOf(text: string): string[] {
  const runs = text.normalize("NFKC").toLowerCase().match(RUNS) ?? [];
  return runs.filter((run) => HAN.test(run) || run.length <= LONGEST);
}

/** A word as it stands in the index: English ones stemmed. */
export function normalWord(word: string): string {
  return ENGLISH.test(word) ? stemmer(word) : word;
}
