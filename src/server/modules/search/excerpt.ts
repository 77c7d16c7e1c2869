import { normalWord, queryTerms } from "./terms.ts";

export type ExcerptPart = { text: string; hit: boolean };

const AROUND = 60;
const LONGEST = 180;
const STEM = /^[a-z]+$/;

/**
 * The stretch of a text around the first of the words asked for, in parts, so that whoever shows it marks the hits without
 * building HTML.
 */
export function excerptOf(text: string, query: string): ExcerptPart[] {
  const flat = text.replace(/\s+/g, " ").trim();
  const terms = termsToMark(query);
  if (terms.length === 0) return [{ text: flat.slice(0, LONGEST), hit: false }];
  const isHit = hitBy(terms);
  const pattern = patternOf(terms);
  const first = [...flat.matchAll(pattern)].find(isHit)?.index ?? 0;
  const start = Math.max(0, first - AROUND);
  const stretch = flat.slice(start, start + LONGEST);
  const parts: ExcerptPart[] = start > 0 ? [{ text: "…", hit: false }] : [];
  let at = 0;
  for (const match of [...stretch.matchAll(pattern)].filter(isHit)) {
    if (match.index > at) parts.push({ text: stretch.slice(at, match.index), hit: false });
    parts.push({ text: match[0], hit: true });
    at = match.index + match[0].length;
  }
  if (at < stretch.length) parts.push({ text: stretch.slice(at), hit: false });
  if (start + LONGEST < flat.length) parts.push({ text: "…", hit: false });
  return parts;
}

/** The terms as they are, and every English word, for it may have the stem that was asked for: "Friday" has "fridai". */
function patternOf(terms: readonly string[]): RegExp {
  return new RegExp([...terms.filter((term) => !STEM.test(term)).map(quoteForPattern), "[a-z]+"].join("|"), "giu");
}

function hitBy(terms: readonly string[]): (match: RegExpMatchArray) => boolean {
  const asked = new Set(terms);
  return ([text]) => !STEM.test(text.toLowerCase()) || asked.has(normalWord(text.toLowerCase()));
}

/** Chinese words as they were typed before the parts that they are searched by, so that a hit is marked whole. */
function termsToMark(query: string): string[] {
  const typed = query.normalize("NFKC").match(/\p{Script=Han}{2,}/gu) ?? [];
  return [...new Set([...typed, ...queryTerms(query)])].sort((a, b) => b.length - a.length);
}

// "-" means itself outside of brackets, and may not be escaped there.
function quoteForPattern(term: string): string {
  return term.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
