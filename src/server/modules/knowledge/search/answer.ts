import { type ExcerptPart, excerptOf } from "../../search/index.ts";
import { gramsOf } from "../passages/grams.ts";
import { idfOf } from "../passages/weights.ts";
import type { Totals } from "../store/totals.ts";
import type { Question } from "./question.ts";
import type { Frequency } from "./rank.ts";

/** As much of a passage answers a question in one glance. */
const LONGEST = 160;

/** The stretch of a passage that answers: the sentence that says most of what was asked, with what follows it. */
export function answerIn(
  text: string,
  question: Question,
  frequency: Frequency,
  totals: Totals,
): { answer: string; excerpt: ExcerptPart[] } {
  const sentences = sentencesOf(text);
  const weights = new Map(
    question.terms.map(({ term, weight }) => [term, weight * idfOf(totals.passages, frequency(term))] as const),
  );
  const says = sentences.map((sentence) =>
    [...new Set(gramsOf(sentence))].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0),
  );
  const best = says.indexOf(Math.max(...says));
  let answer = sentences[best] ?? "";
  for (const next of sentences.slice(best + 1)) {
    if (answer.length + next.length > LONGEST) break;
    answer += next;
  }
  answer = answer.trim();
  return { answer, excerpt: excerptOf(answer, question.text) };
}

/** A text in sentences, Chinese and English; each keeps what ends it. */
export function sentencesOf(text: string): string[] {
  return (
    text.match(/[^。！？；!?\n.]*(?:\.(?!\s|$)[^。！？；!?\n.]*)*(?:[。！？；!?]+|\n|\.(?=\s|$)\s?|$)/gu) ?? []
  ).filter((sentence) => sentence.trim() !== "");
}
