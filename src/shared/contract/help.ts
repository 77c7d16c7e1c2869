/**
 * The public help site, and what readers said of its articles.
 *
 * Pages for everybody, rendered on the server:
 * GET  /help                       categories, what is read most, what is new
 * GET  /help/c/:category           the articles of a category; ?after=
 * GET  /help/:slug                 an article
 * POST /help/:slug/feedback        whether it helped (multipart)
 * GET  /help/search?q=             the passages that answer
 * GET  /help/suggest?q=            the best three of them, while somebody types (JSON)
 * GET  /help/sign-in, POST the same  an address, then the code that was sent to it; POST /help/sign-out
 * GET  /h/:id                      an article by its number
 * GET  /help/feed.atom, /help/sitemap.xml, /robots.txt
 *
 * Of the desk:
 * GET  /api/v1/help/feedback       knowledge:read     page(FeedbackView) ?articleId= ?helpful=
 * GET  /api/v1/help/feedback.csv   knowledge:publish  the same as CSV
 * GET  /api/v1/help/figures        knowledge:read     { items: ArticleFigures[] } ?days=
 */
import { type Static, Type } from "typebox";
import { Id, Locale, Time } from "./common.ts";
import type { PageHead } from "./community.ts";

export const FeedbackView = Type.Object({
  id: Id,
  articleId: Id,
  /** as it is called now; empty where it is not written in that language any more */
  title: Type.String(),
  locale: Locale,
  /** of the article: what was read */
  version: Type.Integer(),
  helpful: Type.Boolean(),
  /** what was missing; what looked private in it is hidden */
  missing: Type.String(),
  at: Time,
});
export type FeedbackView = Static<typeof FeedbackView>;

/** What became of an article in some days. */
export const ArticleFigures = Type.Object({
  articleId: Id,
  locale: Locale,
  title: Type.String(),
  views: Type.Integer(),
  helped: Type.Integer(),
  notHelped: Type.Integer(),
  /** messages that were written from it */
  contacts: Type.Integer(),
});
export type ArticleFigures = Static<typeof ArticleFigures>;

/** An article in a list. */
export type HelpEntry = { slug: string; title: string; summary: string };
/** The way down to a page; the last one is the page itself. */
export type Crumb = { href: string; text: string };
/** A stretch that answers, with its article. */
export type HelpHit = {
  href: string;
  title: string;
  heading: string;
  excerpt: { text: string; hit: boolean }[];
};
export type HelpCategory = { slug: string; name: string; count: number; entries: HelpEntry[] };

/** What an article's page shows. */
export type HelpArticle = {
  id: number;
  slug: string;
  title: string;
  summary: string;
  /** rendered from Markdown on the server: nothing in it runs */
  html: string;
  /** of long ones */
  contents: { level: number; text: string; anchor: string }[];
  /** when it was last changed */
  at: string;
  related: HelpEntry[];
};

/** One page of the help site; `query` stands in its search box. */
export type HelpPage = {
  /** `reader`: who is signed in, or null for nobody yet; null altogether where signing in gives nothing more to read */
  help: { query: string; crumbs: Crumb[]; reader: { address: string | null } | null };
  head: PageHead;
} & (
  | { page: "help-home"; categories: HelpCategory[]; most: HelpEntry[]; newest: HelpEntry[] }
  | {
      page: "help-category";
      name: string;
      parts: { slug: string; name: string; count: number }[];
      entries: HelpEntry[];
      next: string | null;
    }
  | {
      page: "help-article";
      article: HelpArticle;
      /** null before somebody said something */
      said: { helpful: boolean; missing: string } | null;
    }
  | { page: "help-search"; hits: HelpHit[]; corrected: string | null; newest: HelpEntry[] }
  | {
      page: "help-sign-in";
      step:
        | { ask: "address"; typed: string; fault: string | null }
        | { ask: "code"; codeId: string; sentTo: string; fault: string | null };
      /** the page to go on with; empty for the first one */
      next: string;
    }
  | { page: "help-gone"; why: "unknown" | "withdrawn"; newest: HelpEntry[] }
);
