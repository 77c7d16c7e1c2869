import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TFunction } from "i18next";
import type { Page } from "playwright-core";
import { afterAll } from "vitest";

export type Shop = { origin: string; pageOf(locale: "zh-CN" | "en", more?: string): string };

/** A shop's pages on an origin of their own, with a policy that allows the desk's script and frame and nothing besides. */
export async function startShop(desk: { url: string }, snippet: () => string): Promise<Shop> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://shop");
    if (pathname === "/user.js") {
      response.setHeader("content-type", "text/javascript");
      response.end(
        `window.Keepword ??= Object.assign((...given) => Keepword.q.push(given), { q: [] });
Keepword("identify", ${JSON.stringify(Object.fromEntries(searchParams)).replaceAll("<", "\\u003c")});`,
      );
      return;
    }
    const locale = searchParams.get("locale") ?? "en";
    const user = searchParams.get("user");
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader(
      "content-security-policy",
      `default-src 'none'; script-src 'self' ${desk.url}; frame-src ${desk.url}; img-src 'self' data:`,
    );
    response.end(
      `<!doctype html><html lang="${locale}"><head><meta name="viewport" content="width=device-width, initial-scale=1"><title>Shop</title>
<link rel="icon" href="data:,">${user ? `<script src="/user.js?${user.replaceAll('"', "")}"></script>` : ""}
${snippet()}</head>
<body><main><h1>Shop</h1><p>Things to buy.</p></main></body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    pageOf: (locale, more = "") => `${origin}/?locale=${locale}${more}`,
  };
}

/** The chat on a page of the shop, as its visitor uses it. */
export function chatOn(page: Page, t: TFunction, locale: "zh-CN" | "en") {
  const chat = page.frameLocator("iframe");
  const opener = locale === "en" ? /^Open the chat/ : /^打开聊天/;
  return {
    chat,
    button: page.getByRole("button", { name: opener }),
    field: chat.getByRole("textbox", { name: t("widget.write"), exact: true }),
    message: (text: string | RegExp) => chat.getByRole("article").filter({ hasText: text }),
    async write(text: string) {
      await this.field.fill(text);
      await this.field.press("Enter");
    },
  };
}
