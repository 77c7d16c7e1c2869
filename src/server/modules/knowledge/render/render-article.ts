import MarkdownIt, { type Token } from "markdown-it";
import type { Locale } from "../../../../shared/contract/common.ts";
import { anchorOf } from "../passages/anchor.ts";
import { textOf } from "../passages/split-article.ts";
import { markCallouts } from "./callouts.ts";
import { isSafeLink, isSafeSource } from "./safe-address.ts";
import { isFilm, isFilmPage } from "./video.ts";

/** A heading of an article; its anchor is its id on the page, and the same that a search answers with. */
export type ArticleHeading = { level: number; text: string; anchor: string };
/** An article as readers see it. */
export type RenderedArticle = { html: string; headings: ArticleHeading[] };

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false });
markdown.validateLink = (address) => isSafeLink(address);
// Words such as `detail.html` or `app.so` are no addresses.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

markdown.renderer.rules.link_open = (tokens, at, options, _, self) => {
  const token = tokens[at]!;
  const address = String(token.attrGet("href"));
  if (/^https?:/i.test(address)) token.attrSet("rel", "noopener nofollow");
  if (isFilmPage(address)) token.attrJoin("class", "film-link");
  return self.renderToken(tokens, at, options);
};
markdown.renderer.rules.image = (tokens, at, options, env, self) => {
  const token = tokens[at]!;
  const address = String(token.attrGet("src"));
  const words = markdown.utils.escapeHtml(self.renderInlineAsText(token.children ?? [], options, env));
  const src = markdown.utils.escapeHtml(address);
  if (!isSafeSource(address)) return `<a href="${src}" rel="noopener nofollow">${words || src}</a>`;
  if (isFilm(address)) return `<video controls preload="metadata" src="${src}" aria-label="${words}"></video>`;
  return `<img src="${src}" alt="${words}" loading="lazy" decoding="async">`;
};
// A table that is wider than a phone scrolls by itself, also by keyboard.
markdown.renderer.rules.table_open = () => '<div class="table" tabindex="0"><table>\n';
markdown.renderer.rules.table_close = () => "</table></div>\n";

/**
 * An article's Markdown as HTML that is safe to show: what is written as HTML stays text, and links lead nowhere that could
 * run. The title of the page is its only h1, so headings begin with h2.
 *
 * @param body Markdown (CommonMark with tables)
 * @param locale in which callouts are named; left out, the one it seems to be written in
 */
export function renderArticle(body: string, locale: Locale = languageOf(body)): RenderedArticle {
  const env = {};
  const tokens = markdown.parse(body, env);
  const headings = nameHeadings(tokens);
  markCallouts(tokens, locale);
  return { html: markdown.renderer.render(tokens, markdown.options, env), headings };
}

function nameHeadings(tokens: Token[]): ArticleHeading[] {
  const used = new Set<string>();
  const headings: ArticleHeading[] = [];
  const highest = Math.min(...tokens.filter(({ type }) => type === "heading_open").map(levelOf), 2);
  for (const [at, token] of tokens.entries()) {
    if (token.type !== "heading_open" && token.type !== "heading_close") continue;
    const level = Math.min(levelOf(token) + 2 - highest, 6);
    token.tag = `h${level}`;
    if (token.type === "heading_close") continue;
    const text = textOf(tokens[at + 1]);
    const anchor = anchorOf(text, used);
    token.attrSet("id", anchor);
    headings.push({ level, text, anchor });
  }
  return headings;
}

const languageOf = (body: string): Locale => (/\p{Script=Han}/u.test(body) ? "zh-CN" : "en");
const levelOf = ({ tag }: Token) => Number(tag.slice(1));
