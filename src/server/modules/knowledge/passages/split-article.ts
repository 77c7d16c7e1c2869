import MarkdownIt, { type Token } from "markdown-it";
import { anchorOf } from "./anchor.ts";

/** A stretch of an article that can answer a question by itself. */
export type Passage = {
  /** of the section it stands in; empty before the first one */
  heading: string;
  /** the id of that heading on the page */
  anchor: string;
  /** plain text */
  text: string;
};

const markdown = new MarkdownIt({ html: false, linkify: false });
/** Longer sections are several passages, cut between their blocks. */
const LONGEST = 1_200;

/**
 * An article in passages: a section each, long ones in several. What is said before the first heading stands by itself, and
 * an article without any text is its title alone.
 *
 * @param body Markdown (CommonMark with tables)
 */
export function splitArticle(body: string): Passage[] {
  const passages: Passage[] = [];
  const used = new Set<string>();
  let heading = "";
  let anchor = "";
  let text = "";
  const close = () => {
    if (text.trim()) passages.push({ heading, anchor, text: text.trim() });
    text = "";
  };
  const tokens = markdown.parse(body, {});
  for (const [at, token] of tokens.entries()) {
    if (token.type === "heading_open") {
      close();
      heading = textOf(tokens[at + 1]);
      anchor = anchorOf(heading, used);
      continue;
    }
    const said = token.type === "inline" && tokens[at - 1]?.type === "heading_open" ? "" : saidBy(token);
    if (!said) continue;
    if (text.length + said.length > LONGEST) close();
    text += `${said}\n`;
  }
  close();
  return passages.length > 0 ? passages : [{ heading: "", anchor: "", text: "" }];
}

function saidBy(token: Token): string {
  if (token.type === "inline") return textOf(token);
  return token.type === "fence" || token.type === "code_block" ? token.content.trim() : "";
}

/** What a stretch of a line says, without its marks. */
export function textOf(token: Token | undefined): string {
  const words = (token?.children ?? [])
    .map(({ type, content }) => (type === "softbreak" || type === "hardbreak" ? " " : content))
    .join("")
    .trim();
  // What a quote is marked with as a callout is no word of it.
  return words.replace(/^\[!(NOTE|TIP|WARNING)\]\s*/i, "");
}
