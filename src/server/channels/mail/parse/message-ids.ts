/** Message identifiers as threading needs them: with angle brackets, without blanks or folding. */

const BRACKETED = /<([^<>]{1,2000})>/g;
const MAX_REFERENCES = 1000;

/** All ids in a References or In-Reply-To value, in order, without repeats. Bare ids without brackets are accepted. */
export function messageIds(value: string): string[] {
  const ids: string[] = [];
  for (const match of value.matchAll(BRACKETED)) {
    const id = match[1]!.replace(/\s+/g, "");
    if (id !== "") ids.push(`<${id}>`);
    if (ids.length >= MAX_REFERENCES) break;
  }
  if (ids.length === 0) {
    for (const word of value.split(/[\s,;]+/)) if (/^[^\s<>"]+@[^\s<>"]+$/.test(word)) ids.push(`<${word}>`);
  }
  return [...new Set(ids)];
}

/** The id of a Message-ID header; a value with no brackets at all is taken whole. */
export function messageId(value: string): string | null {
  const [first] = messageIds(value);
  if (first) return first;
  const bare = value.replace(/[<>\s]+/g, "");
  return bare === "" ? null : `<${bare}>`;
}
