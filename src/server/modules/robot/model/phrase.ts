import type { Move, Told } from "../move.ts";
import { harmless, LONGEST_ANSWER } from "../understand/answering.ts";
import { faultOf, type SameWords, type Sentence } from "./backed.ts";
import { nameOf } from "./question.ts";

export type Dropped = { text: string; fault: string };
const MOST_SENTENCES = 4;
const KEPT_LENGTH = 300;

/**
 * A move in a model's words: of each article that answers, the sentences that are backed by it stand in place of its own, as
 * long as there are any. What nothing backs is dropped. Pure.
 */
export function phrase(
  move: Move,
  passages: readonly Told[],
  sentences: readonly Sentence[],
  same: SameWords,
): { move: Move; phrased: boolean; dropped: Dropped[] } {
  const sources = passages.map((told, place) => ({
    id: nameOf(place),
    title: harmless(told.title),
    heading: harmless(told.heading),
    text: harmless(told.text),
  }));
  const dropped: Dropped[] = [];
  const backed = sentences.filter((sentence) => {
    const fault = faultOf(sentence, sources, same);
    if (fault) dropped.push({ text: sentence.text.replaceAll("\0", "").slice(0, KEPT_LENGTH), fault });
    return fault === null;
  });
  let { text } = move;
  let phrased = false;
  for (const [place, { words }] of passages.entries()) {
    const said = joined(backed.filter(({ passage }) => passage === nameOf(place)).map((one) => one.text.trim()));
    if (words === null || said === "" || said === words || !text.includes(words)) continue;
    text = text.replace(words, () => said);
    phrased = true;
  }
  return { move: { ...move, text }, phrased, dropped };
}

function joined(sentences: readonly string[]): string {
  let text = "";
  for (const sentence of [...new Set(sentences)].slice(0, MOST_SENTENCES)) {
    const ended = /[.!。！]$/u.test(sentence)
      ? sentence
      : `${sentence}${/\p{Script=Han}/u.test(sentence) ? "。" : "."}`;
    const next = text === "" ? ended : `${text}${/\p{Script=Han}$/u.test(text.slice(0, -1)) ? "" : " "}${ended}`;
    if ([...next].length > LONGEST_ANSWER) break;
    text = next;
  }
  return text;
}
