import { termsOf } from "./terms.ts";

/** PostgreSQL keeps positions up to here; later words count as if they stood there. */
const LAST_POSITION = 16_383;
/** Words of one text that are indexed: a log pasted into a mail must not fill the index. */
const MOST_WORDS = 4_000;

export type Weight = "A" | "B" | "C" | "D";

/**
 * A document as PostgreSQL's tsvector literal, built here because its own parsers know no Chinese.
 * @param parts texts with their weight, A for what a person would call it by
 */
export function tsvectorLiteral(parts: readonly { text: string; weight: Weight }[]): string {
  const places = new Map<string, string[]>();
  let position = 0;
  for (const { text, weight } of parts) {
    for (const term of termsOf(text).slice(0, MOST_WORDS)) {
      position = Math.min(position + 1, LAST_POSITION);
      const known = places.get(term);
      if (!known) places.set(term, [`${position}${weight}`]);
      else if (known.length < 20) known.push(`${position}${weight}`);
    }
  }
  return [...places].map(([term, at]) => `${quoted(term)}:${at.join(",")}`).join(" ");
}

/** Terms that must all be there, as a tsquery literal. */
export function tsqueryLiteral(terms: readonly string[]): string {
  return terms.map(quoted).join(" & ");
}

function quoted(term: string): string {
  return `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
