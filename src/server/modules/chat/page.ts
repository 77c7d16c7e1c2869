import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ChatPageData } from "../../../shared/contract/chat.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { localeFor } from "../../kernel/words.ts";
import { getBrand } from "../brands/index.ts";
import { chatNotBuilt } from "./errors.ts";
import type { OpenedChat } from "./open-chat.ts";

const DIST = new URL("../../../../dist/widget/", import.meta.url);

type Assets = { script: string; style: string };
let assets: Promise<Assets> | undefined;

/**
 * Answers with the page that the loader shows in its frame: it may stand in the account's own sites and nowhere else.
 * @throws chat.not_built
 */
export async function sendChatPage(
  ctx: Ctx,
  http: { request: FastifyRequest; reply: FastifyReply },
  { account, config }: OpenedChat,
): Promise<void> {
  assets ??= loadAssets();
  const { script, style } = await assets.catch((error) => {
    assets = undefined;
    throw chatNotBuilt({}, error);
  });
  const brand = await getBrand(ctx, account.brandId);
  const locale = localeFor((http.request.query as { lang?: string }).lang) ?? brand.locale;
  const data: ChatPageData = {
    key: account.hookKey,
    origins: config.origins.map((origin) => new URL(origin).origin),
    locale,
    brand: brand.names[locale] || brand.name,
    greeting: (locale === "en" ? config.greetingEn : config.greetingZh) ?? "",
    colour: config.colour ?? brand.accent,
    askName: config.askName,
    askMail: config.askMail,
    offlineMail: config.offlineMail,
    voice: config.voice ?? false,
  };
  const nonce = randomBytes(16).toString("base64");
  http.reply
    .removeHeader("x-frame-options")
    .headers({
      "content-security-policy": policy(ctx, http.request, data.origins, nonce),
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
    })
    .type("text/html; charset=utf-8")
    .send(html(data, { script, style, nonce }));
}

function html(data: ChatPageData, { script, style, nonce }: Assets & { nonce: string }): string {
  // Inside of a script element only `<` could end it; the browser reads the rest as text.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return [
    `<!doctype html><html lang="${data.locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(data.brand)}</title>`,
    `<link rel="stylesheet" href="${style}">`,
    `<style nonce="${nonce}">:root{--accent:${safeColour(data.colour)}}</style>`,
    `<script type="application/json" id="chat">${json}</script>`,
    `<script type="module" src="${script}"></script>`,
    '</head><body><div id="root"></div></body></html>',
  ].join("");
}

function policy(ctx: Ctx, request: FastifyRequest, origins: readonly string[], nonce: string): string {
  const hosts = [...new Set([new URL(ctx.config.url).host, request.host ?? ""])].filter((host) =>
    /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i.test(host),
  );
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    ["connect-src 'self'", ...hosts.flatMap((host) => [`ws://${host}`, `wss://${host}`])].join(" "),
    "form-action 'none'",
    ["frame-ancestors", ...origins].join(" "),
    "base-uri 'none'",
  ].join("; ");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

// It goes into a style element as it is: only a plain colour may.
function safeColour(colour: string): string {
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour : "#2c54a6";
}

async function loadAssets(): Promise<Assets> {
  const manifest = JSON.parse(await readFile(new URL(".vite/manifest.json", DIST), "utf8")) as Record<
    string,
    { file: string; css?: string[]; isEntry?: boolean; name?: string }
  >;
  const entry = Object.values(manifest).find(({ isEntry, name }) => isEntry && name === "chat");
  if (!entry) throw new Error("The widget's manifest names no page.");
  return { script: `/widget/${entry.file}`, style: `/widget/${entry.css?.[0] ?? ""}` };
}
