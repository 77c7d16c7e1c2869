import { Parser } from "htmlparser2";
import { createTextWriter } from "./text-writer.ts";

/**
 * Reads HTML the way a person reads it on the screen: blocks on their own lines, links with their targets where they
 * differ, lists with bullets, hidden parts left out. Quoting containers become "> " lines, and markup that announces
 * history without framing it becomes HISTORY_MARK.
 */

const BLOCKS = new Set(
  "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header html li main nav ol p pre section table tbody tfoot thead tr ul hr includetail".split(
    " ",
  ),
);
const PARAGRAPHS = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre"]);
const INVISIBLE = new Set(["head", "style", "script", "title", "noscript", "template", "svg", "xml"]);
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** Containers that hold nothing but history. */
const QUOTE_CLASS = /\b(?:yahoo_quoted|protonmail_quote|zmail_extra|tutanota_quote|hcscqm-quote|ntes-quote)\b/;
const QUOTE_ID = /^(?:isReplyContent|isForwardContent|ntesQuote|qm_quote|replyContent|reply-intro)$/i;
/** Elements after which everything is history. */
const HISTORY_ID =
  /^(?:x_)?(?:divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|ms-outlook-mobile-body-separator-line)$/i;
const HISTORY_CLASS = /\b(?:OutlookMessageHeader|mail-quote-collapse)\b/;

const MAX_DEPTH = 400;
const MAX_LENGTH = 4_000_000;
const CHUNK = 16_384;

type Open = {
  name: string;
  hidden: boolean;
  quote: boolean;
  pre: boolean;
  href: string;
  start: { line: number; piece: number };
};

/** @returns plain text with "\n" line ends; never throws. Markup nested deeper than any mail client writes is flattened. */
export function htmlToText(html: string): string {
  const writer = createTextWriter();
  const stack: Open[] = [];
  let tooDeep = false;
  const top = () => stack.at(-1);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === "br") writer.lineBreak();
        else if (name === "hr") writer.rule();
        else if (name === "img" && !top()?.hidden) writer.text(imageText(attributes.alt));
        if (VOID.has(name)) return;
        if (stack.length >= MAX_DEPTH) {
          tooDeep = true;
          return;
        }
        const quote = isQuote(name, attributes);
        const parent = top();
        const open: Open = {
          name,
          hidden: parent?.hidden || isHidden(name, attributes),
          quote,
          pre: parent?.pre || name === "pre",
          href: name === "a" ? (attributes.href ?? "") : "",
          start: writer.position(),
        };
        if (BLOCKS.has(name)) writer.block(PARAGRAPHS.has(name));
        if (quote) writer.quote(1);
        if (!open.hidden && announcesHistory(attributes)) writer.history();
        if (name === "li" && !open.hidden) writer.bullet();
        if ((name === "td" || name === "th") && !open.hidden) writer.cell();
        stack.push(open);
      },
      ontext(text) {
        const parent = top();
        if (parent?.hidden) return;
        writer.text(text, parent?.pre);
      },
      onclosetag(name) {
        if (VOID.has(name)) return;
        if (tooDeep) return;
        const open = stack.pop();
        if (!open) return;
        if (open.href !== "" && !open.hidden) writer.link(open.href, open.start);
        if (BLOCKS.has(open.name)) writer.block(PARAGRAPHS.has(open.name));
        if (open.quote) writer.quote(-1);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  // In pieces, because the parser's own bookkeeping is quadratic in the depth: it must stop soon after the limit.
  const end = Math.min(html.length, MAX_LENGTH);
  let at = 0;
  for (; at < end && !tooDeep; at += CHUNK) parser.write(html.slice(at, Math.min(at + CHUNK, end)));
  if (tooDeep) writer.text(stripTags(html.slice(at, end)));
  else parser.end();
  return writer.finish();
}

/** What is left of a mail that nests beyond reason: its words. */
function stripTags(html: string): string {
  const pieces: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open === -1) break;
    pieces.push(html.slice(at, open));
    const close = html.indexOf(">", open);
    if (close === -1) return pieces.join(" ");
    at = close + 1;
  }
  pieces.push(html.slice(at));
  return pieces.join(" ");
}

function isQuote(name: string, attributes: Record<string, string>): boolean {
  if (name === "blockquote") return true;
  return name !== "span" && (QUOTE_ID.test(attributes.id ?? "") || QUOTE_CLASS.test(attributes.class ?? ""));
}

function announcesHistory(attributes: Record<string, string>): boolean {
  return HISTORY_ID.test(attributes.id ?? "") || HISTORY_CLASS.test(attributes.class ?? "");
}

function isHidden(name: string, attributes: Record<string, string>): boolean {
  if (INVISIBLE.has(name)) return true;
  const style = attributes.style ?? "";
  return style !== "" && /display\s{0,4}:\s{0,4}none|mso-hide\s{0,4}:\s{0,4}all/i.test(style.slice(0, 2000));
}

function imageText(alt: string | undefined): string {
  return alt ? `[${alt.slice(0, 200).replace(/\s+/g, " ").trim()}]` : "";
}
