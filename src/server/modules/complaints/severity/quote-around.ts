const AROUND = 60;

/** What stands around some words of a text, on one line, cut at a glance's length. */
export function quoteAround(text: string, matched: string): string {
  const at = text.indexOf(matched);
  const from = Math.max(0, at - AROUND);
  const end = Math.min(text.length, at + matched.length + AROUND);
  const middle = text.slice(from, end).toWellFormed().replace(/\s+/g, " ").trim();
  return `${from > 0 ? "…" : ""}${middle}${end < text.length ? "…" : ""}`;
}
