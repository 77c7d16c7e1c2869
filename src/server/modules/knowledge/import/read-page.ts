import { Agent, request } from "undici";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { guardedLookup } from "../../../kernel/guard-address.ts";
import { importUnreadable } from "../errors.ts";
import { type Found, fitWords, nothingFound, plainEntry } from "./entry.ts";
import { pageToMarkdown } from "./html-to-markdown.ts";

const LONGEST = 5_000_000;
const REDIRECTS = 3;

/**
 * A web page as an article: its article or main part. Hosts of inner networks are not asked, at each redirect anew.
 * @throws knowledge.import_unreadable, hosts.refused, hosts.unknown
 */
export async function readPage(ctx: Ctx, address: string, locale: Locale): Promise<Found> {
  return pageAsFound(await fetchPage(ctx, address, REDIRECTS), address, locale);
}

/** The part of a page that is its article. */
export function pageAsFound(html: string, address: string, locale: Locale): Found {
  const words = fitWords({ summary: "", ...pageToMarkdown(html) });
  if (typeof words === "string") return { ...nothingFound(), skipped: [{ item: address, reason: words }] };
  return { ...nothingFound(), entries: [plainEntry({ externalId: address, locale, words })] };
}

async function fetchPage(ctx: Ctx, address: string, redirects: number): Promise<string> {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw importUnreadable({ reason: "it is no address of a web page", field: "content" });
  const line = new Agent({ connect: { lookup: await guardedLookup(url.hostname, "web", ctx.config) } });
  try {
    const answer = await request(url, {
      headers: { accept: "text/html", "user-agent": "Keepword" },
      dispatcher: line,
      signal: AbortSignal.timeout(20_000),
    });
    const { location, "content-type": type = "" } = answer.headers;
    if (answer.statusCode >= 300 && answer.statusCode < 400 && location && redirects > 0) {
      await answer.body.dump();
      return await fetchPage(ctx, new URL(String(location), url).href, redirects - 1);
    }
    if (answer.statusCode !== 200) throw importUnreadable({ reason: `the page answers ${answer.statusCode}` });
    if (!/html/i.test(String(type))) throw importUnreadable({ reason: "it is no web page" });
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of answer.body) {
      size += part.length;
      if (size > LONGEST) throw importUnreadable({ reason: "it is longer than 5 MB" });
      parts.push(part);
    }
    return Buffer.concat(parts).toString("utf8");
  } finally {
    await line.destroy();
  }
}
