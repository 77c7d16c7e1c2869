import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Locale } from "../../../shared/contract/common.ts";
import type { PortalFrame, PortalPage } from "../../../shared/contract/portal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { localeFor, type Say, wordsOf } from "../../kernel/words.ts";
import type { BrandInfo } from "../brands/index.ts";
import { portalNotBuilt } from "./errors.ts";

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
  status = 200,
): Promise<void> {
  pages ??= loadPages();
  const { renderPage, assets } = await pages.catch((error) => {
    pages = undefined;
    throw portalNotBuilt({}, error);
  });
  const locale = visitorLocale(http.request, brand.locale);
  const nonce = randomBytes(16).toString("base64");
  const frame: PortalFrame = {
    brand: {
      name: brand.names[locale] ?? brand.name,
      accent: brand.accent,
      locale: brand.locale,
      timeZone: brand.timeZone,
    },
    locale,
    otherLocaleUrl: `${http.request.url.split("?")[0]}?lang=${locale === "en" ? "zh-CN" : "en"}`,
    assets,
    nonce,
    now: ctx.now().toISOString(),
  };
  http.reply
    .status(status)
    .headers({
      "content-security-policy": policy(nonce),
      // A case's address is its key: it must not travel to other sites, nor its page into shared caches or indexes.
      "referrer-policy": "same-origin",
      "cache-control": "private, no-store",
      vary: "accept-language",
      ...(page.page !== "home" && { "x-robots-tag": "noindex" }),
    })
    .type("text/html; charset=utf-8")
    .send(renderPage(page, frame, wordsOf(locale)));
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

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
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
