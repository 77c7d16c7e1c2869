import { createHash } from "node:crypto";
import type { HelpPage } from "../../../shared/contract/help.ts";
import { perDesk } from "../../kernel/short-memory.ts";
import { publishedList, publishedStamp } from "../knowledge/index.ts";
import { renderShared } from "../portal/index.ts";
import type { Visit } from "./open-help.ts";

/** A page as it is sent. */
export type KeptPage = { html: string; policy: string; etag: string; indexed: boolean };
/** What the makers of pages hand over. */
export type MadePage = { page: HelpPage; otherLocaleUrl: string };

const MOST_PAGES = 500;
/** So long a page may be out of date in what no article's change tells of: what is read most, and links to elsewhere. */
const KEEP_MS = 60_000;

const memory = perDesk(() => new Map<string, KeptPage>());

/**
 * A page out of memory, or made and kept. Whether an article was changed anywhere is asked each time, by one look at an
 * index: no node shows what was withdrawn on another one.
 *
 * @param name what tells pages apart beside brand and language
 */
export async function keptPage(visited: Visit, name: string, make: () => Promise<MadePage>): Promise<KeptPage> {
  const { ctx, brand, locale, signedIn } = visited;
  // What one customer is shown is kept for nobody.
  if (signedIn) return makePage(visited, await make());
  const pages = memory(ctx);
  const stamp = await publishedStamp(ctx);
  const key = JSON.stringify([brand, locale, name, stamp, Math.floor(ctx.now().getTime() / KEEP_MS)]);
  const known = pages.get(key);
  if (known) {
    pages.delete(key);
    pages.set(key, known);
    return known;
  }
  const kept = await makePage(visited, await make());
  pages.set(key, kept);
  // A map gives back its entries in the order in which they came: the first is the one that nobody asked for longest.
  if (pages.size > MOST_PAGES) pages.delete(pages.keys().next().value!);
  return kept;
}

/** A page made for one visitor. */
export async function makePage(visited: Visit, made: MadePage): Promise<KeptPage> {
  const { ctx, brand, locale } = visited;
  const { otherLocaleUrl } = made;
  const page = { ...made.page, help: { ...made.page.help, reader: await readerLine(made.page, visited) } };
  const { html, policy } = await renderShared(ctx, page, { brand, locale, otherLocaleUrl });
  const etag = `"${createHash("sha256").update(html).digest("base64url").slice(0, 27)}"`;
  return { html, policy, etag, indexed: page.head.indexed };
}

/** Who reads, or that one may sign in, where there is something to read then. */
async function readerLine({ page }: HelpPage, visited: Visit): Promise<HelpPage["help"]["reader"]> {
  const { ctx, brand, locale, signedIn } = visited;
  if (page === "help-sign-in") return null;
  if (signedIn) return { address: signedIn.address };
  const theirs = { audiences: ["signed_in"] as const, brandId: brand.id };
  return (await publishedList(ctx, theirs, { locale, limit: 1 })).length > 0 ? { address: null } : null;
}
