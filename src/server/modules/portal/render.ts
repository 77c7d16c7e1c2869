import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Locale } from "../../../shared/contract/common.ts";
import type { PortalFrame, PortalPage } from "../../../shared/contract/portal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { localeFor, type Say, wordsOf } from "../../kernel/words.ts";
import type { BrandInfo } from "../brands/index.ts";
import { portalNotBuilt } from "./errors.ts";
import { linksOf } from "./links.ts";

const DIST = new URL("../../../../dist/portal/", import.meta.url);

type Pages = {
  renderPage: (page: PortalPage, frame: PortalFrame, say: Say) => string;
  assets: PortalFrame["assets"];
};

let pages: Promise<Pages> | undefined;

/** Answers with a page of the portal, in the visitor's language. */
export async function sendPage(
  ctx: Ctx,
  http: { request: FastifyRequest; reply: FastifyReply },
  page: PortalPage,
  brand: BrandInfo,
  { status = 200, origins = [] }: { status?: number; origins?: readonly string[] } = {},
): Promise<void> {
  const { renderPage, assets } = await builtPages();
  const locale = visitorLocale(http.request, brand.locale);
  const nonce = randomBytes(16).toString("base64");
  const embedded = isEmbedded(http.request);
  const frame: PortalFrame = {
    brand: {
      name: brand.names[locale] ?? brand.name,
      accent: brand.accent,
      locale: brand.locale,
      timeZone: brand.timeZone,
    },
    locale,
    otherLocaleUrl: inLocale(http.request.url, locale === "en" ? "zh-CN" : "en"),
    links: await linksOf(ctx, brand, locale),
    assets,
    nonce,
    now: ctx.now().toISOString(),
    embedded,
  };
  // An old header that knows one origin only, and that browsers heed less than the policy, where they know that.
  if (origins.length > 0) http.reply.removeHeader("x-frame-options").raw.removeHeader("x-frame-options");
  http.reply
    .status(status)
    .headers({
      "content-security-policy": policy(`'nonce-${nonce}'`, origins),
      // A case's address is its key: it must not travel to other sites, nor its page into shared caches or indexes.
      "referrer-policy": "same-origin",
      "cache-control": "private, no-store",
      vary: "accept-language",
      ...(!isIndexed(page) && { "x-robots-tag": "noindex" }),
    })
    .type("text/html; charset=utf-8")
    .send(renderPage(page, frame, wordsOf(locale)));
}

/** A page that is the same for everybody in a language, so that it can be kept and sent again. */
export async function renderShared(
  ctx: Ctx,
  page: PortalPage,
  { brand, locale, otherLocaleUrl }: { brand: BrandInfo; locale: Locale; otherLocaleUrl: string },
): Promise<{ html: string; policy: string }> {
  const { renderPage, assets } = await builtPages();
  const html = renderPage(
    page,
    {
      brand: {
        name: brand.names[locale] ?? brand.name,
        accent: brand.accent,
        locale: brand.locale,
        timeZone: brand.timeZone,
      },
      locale,
      otherLocaleUrl,
      links: await linksOf(ctx, brand, locale),
      assets,
      nonce: "",
      now: ctx.now().toISOString(),
      embedded: false,
    },
    wordsOf(locale),
  );
  // No nonce may be sent twice: the one style of the head is known by what it says.
  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  return { html, policy: `${policy(`'sha256-${hash}'`, [])}; media-src 'self'` };
}

/** The same page in another language. */
function inLocale(url: string, locale: Locale): string {
  const [path, query] = url.split("?");
  const parts = new URLSearchParams(query);
  parts.set("lang", locale);
  return `${path}?${parts}`;
}

function isIndexed(page: PortalPage): boolean {
  return page.page === "form" || ("head" in page && page.head.indexed);
}

/** The language somebody asked for by link, else the first of their browser's that we speak, else the brand's. */
export function visitorLocale(request: FastifyRequest, fallback: Locale): Locale {
  const asked = localeFor((request.query as { lang?: string }).lang);
  if (asked) return asked;
  const accepted = (request.headers["accept-language"] ?? "")
    .split(",")
    .map((part) => {
      const [tag, q] = part.trim().split(";q=");
      return { tag, weight: q === undefined ? 1 : Number(q) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  return accepted.map(({ tag }) => localeFor(tag)).find((locale) => locale !== null) ?? fallback;
}

/** True where the page was asked for by a frame: it has no head and no foot there. */
export function isEmbedded(request: FastifyRequest): boolean {
  return (request.query as { embed?: string }).embed === "1";
}

/** A form as it would look, for whoever draws it. */
export async function renderDraft(ctx: Ctx, page: PortalPage, brand: BrandInfo, locale: Locale): Promise<string> {
  const { renderPage, assets: built } = await builtPages();
  // What is being drawn stands in a frame that runs no script: the page around it moves what moves.
  const assets = { ...built, script: null };
  const named = { name: brand.names[locale] ?? brand.name, accent: brand.accent, locale, timeZone: brand.timeZone };
  const rest = { otherLocaleUrl: "#", assets, nonce: "", now: ctx.now().toISOString(), embedded: true, links: [] };
  return renderPage(page, { brand: named, locale, ...rest }, wordsOf(locale));
}

async function builtPages(): Promise<Pages> {
  pages ??= loadPages();
  return pages.catch((error) => {
    pages = undefined;
    throw portalNotBuilt({}, error);
  });
}

function policy(style: string, origins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${style}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    // Origins were checked when they were saved: nothing else can come into the header by them.
    `frame-ancestors ${origins.length > 0 ? origins.join(" ") : "'none'"}`,
    "base-uri 'none'",
  ].join("; ");
}

async function loadPages(): Promise<Pages> {
  const { renderPage } = (await import(new URL("server/render.js", DIST).href)) as Pick<Pages, "renderPage">;
  const manifest = JSON.parse(await readFile(new URL(".vite/manifest.json", DIST), "utf8")) as Record<
    string,
    { file: string; css?: string[]; isEntry?: boolean }
  >;
  const entry = Object.values(manifest).find((chunk) => chunk.isEntry);
  if (!entry) throw new Error("The portal's manifest names no entry.");
  return { renderPage, assets: { script: `/portal/${entry.file}`, style: `/portal/${entry.css?.[0] ?? ""}` } };
}
