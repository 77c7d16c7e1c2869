import { HISTORY_MARK } from "./split-reply.ts";

/** Longest stretch looked at to see whether a link's text already shows its target. */
const MAX_LINK_PIECES = 50;

/**
 * Builds plain text line by line; a line's quote depth is that of the moment it ends.
 *
 * A line is kept as pieces until it ends: asking a long concatenated string for its last character copies all of it, and
 * hostile HTML makes one line of a million pieces.
 */
export function createTextWriter() {
  const lines: string[] = [];
  let pieces: string[] = [];
  let endsBlank = true;
  let hasText = false;
  let depth = 0;
  let blankAbove = true;

  const add = (text: string) => {
    if (text === "") return;
    pieces.push(text);
    endsBlank = text.endsWith(" ");
    hasText ||= text.trim() !== "";
  };
  const push = () => {
    const body = pieces.join("").trimEnd();
    const prefix = depth > 0 ? `${">".repeat(Math.min(depth, 20))} ` : "";
    blankAbove = body === "";
    lines.push(blankAbove ? prefix.trimEnd() : prefix + body);
    pieces = [];
    endsBlank = true;
    hasText = false;
  };
  const endLine = () => {
    if (hasText) push();
    pieces = [];
    endsBlank = true;
  };
  return {
    /** Marks a place in the text, for `link`. */
    position: () => ({ line: lines.length, piece: pieces.length }),
    text(text: string, preformatted = false) {
      if (preformatted) {
        const [first, ...rest] = text.split("\n");
        add(first!);
        for (const next of rest) {
          push();
          add(next);
        }
        return;
      }
      const flat = text.replace(/[ \t\r\n\f]+/g, " ");
      add(endsBlank ? flat.trimStart() : flat);
    },
    lineBreak: push,
    block(isParagraph: boolean) {
      endLine();
      if (isParagraph && !blankAbove) push();
    },
    quote(step: 1 | -1) {
      endLine();
      depth += step;
    },
    history() {
      endLine();
      if (depth === 0) lines.push(HISTORY_MARK);
    },
    rule() {
      endLine();
      add("________________________________");
      push();
    },
    bullet() {
      endLine();
      add("- ");
    },
    cell() {
      if (!endsBlank) add(" ");
    },
    /** Names a link's target behind its text, unless the text says as much. */
    link(href: string, from: { line: number; piece: number }) {
      const target = href.trim();
      if (!/^https?:\/\//i.test(target) || target.length > 300) return;
      if (from.line !== lines.length || pieces.length - from.piece > MAX_LINK_PIECES) return;
      const shown = pieces.slice(from.piece).join("").trim();
      if (shown !== "" && !shown.includes(target) && !target.includes(shown)) add(` <${target}>`);
    },
    finish(): string {
      endLine();
      return lines
        .join("\n")
        .replace(/\n{4,}/g, "\n\n\n")
        .trim();
    },
  };
}
