import { Parser } from "htmlparser2";

const PARAGRAPHS = new Set(["p", "ul", "ol", "pre", "blockquote"]);
const MAX_LENGTH = 200_000;

/** The words of HTML of a few elements, as people's posts are shown by: paragraphs, breaks, links, lists, quotes. */
export function htmlWords(html: string): string {
  const pieces: string[] = [];
  const parser = new Parser({
    onopentagname(name) {
      if (PARAGRAPHS.has(name)) pieces.push("\n\n");
      if (name === "br") pieces.push("\n");
      if (name === "li") pieces.push("\n- ");
    },
    ontext: (text) => pieces.push(text),
    onclosetag: (name) => PARAGRAPHS.has(name) && pieces.push("\n\n"),
  });
  parser.end(html.slice(0, MAX_LENGTH));
  return pieces
    .join("")
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
