import MarkdownIt, { type Token } from "markdown-it";
import type { Locale } from "../../../../shared/contract/common.ts";
import { wordsOf } from "../../../kernel/words.ts";

/** A quote that begins so is a callout: what to know, what helps, what to beware of. Elsewhere it stays a readable quote. */
const MARK = /^\[!(NOTE|TIP|WARNING)\]\s*/i;

const blank = new MarkdownIt();

/** Makes callouts of quotes that are marked as such, with a word that says which. */
export function markCallouts(tokens: Token[], locale: Locale): void {
  const say = wordsOf(locale);
  for (const [at, open] of tokens.entries()) {
    const first = tokens[at + 2];
    if (open.type !== "blockquote_open" || tokens[at + 1]?.type !== "paragraph_open" || !first) continue;
    const kind = takeMark(first);
    if (!kind) continue;
    const close = tokens.find(
      (token, later) => later > at && token.type === "blockquote_close" && token.level === open.level,
    );
    open.tag = "div";
    close!.tag = "div";
    open.attrSet("class", "callout");
    open.attrSet("data-kind", kind);
    open.attrSet("role", "note");
    const name = say(`knowledge.callouts.${kind}`);
    open.attrSet("aria-label", name);
    const label = blank.parse(name, {});
    label[0]!.attrSet("class", "callout-name");
    // In front of its first paragraph; one that held nothing but the mark goes.
    tokens.splice(at + 1, first.children!.length === 0 ? 3 : 0, ...label);
  }
}

/** Takes the mark out of a quote without making a callout of it. @returns which it was */
export function takeMark(inline: Token): string | null {
  const [text, ...rest] = inline.children ?? [];
  const found = text?.type === "text" ? MARK.exec(joined(inline)) : null;
  if (!found) return null;
  // Escaped signs stand in tokens of their own.
  let left = found[0].length;
  const children = [text!, ...rest];
  while (left > 0 && children.length > 0) {
    const child = children[0]!;
    if (child.content.length > left) {
      child.content = child.content.slice(left);
      left = 0;
    } else {
      left -= child.content.length;
      children.shift();
    }
  }
  while (children[0]?.type === "softbreak" || children[0]?.type === "hardbreak") children.shift();
  inline.children = children;
  return found[1]!.toLowerCase();
}

/** What a line begins with, as far as it is plain. */
function joined({ children }: Token): string {
  const plain = children!.findIndex(({ type }) => type !== "text" && type !== "text_special");
  return children!
    .slice(0, plain < 0 ? undefined : plain)
    .map(({ content }) => content)
    .join("");
}
