import { diffArrays } from "diff";
import type { DiffPart } from "../../../../shared/contract/knowledge-articles.ts";

const segmenter = new Intl.Segmenter("zh-CN", { granularity: "word" });
/** Texts that differ in more than this are shown as one replaced by the other. */
const MOST_EDITS = 4_000;

/** What changed from one text to another, by words; Chinese is cut into words too, so that single ones stand out. */
export function diffWords(before: string, after: string): DiffPart[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
  const parts = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_EDITS });
  const found: DiffPart[] = parts
    ? parts.map(({ added, removed, value }) => ({
        kind: added ? "added" : removed ? "removed" : "same",
        text: value.join(""),
      }))
    : [
        { kind: "removed", text: before },
        { kind: "added", text: after },
      ];
  return found.filter(({ text }) => text !== "");
}

const wordsOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
