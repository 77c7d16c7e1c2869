import type { TFunction } from "i18next";
import type { Page } from "playwright-core";
import { openPage, type PageOptions } from "../../support/browser.ts";
import type { LiveDesk } from "../../support/live-desk.ts";
import { wordsIn } from "../../support/words.ts";

/** A customer at the shop's pages, with the words they read. */
export type Visitor = ReturnType<typeof portalPage>;

/** Opens the portal as somebody whose browser speaks a language. */
export async function openPortal(desk: LiveDesk, locale: "zh-CN" | "en", options: PageOptions = {}): Promise<Visitor> {
  const page = await openPage({ baseURL: desk.url, locale, ...options });
  return portalPage(page, await wordsIn(locale));
}

/** What people do on the portal's pages. */
export function portalPage(page: Page, t: TFunction) {
  const field = (name: string) => page.locator(`form [name="${name}"]`);
  return {
    page,
    t,
    field,
    async write(words: { name: string; email: string; subject: string; text: string }) {
      for (const [name, value] of Object.entries(words)) await field(name).fill(value);
    },
    send: page.getByRole("button", { name: t("portal.form.send"), exact: true }),
    replyText: page.getByLabel(t("portal.reply.text"), { exact: true }),
    sendReply: page.getByRole("button", { name: t("portal.reply.send"), exact: true }),
    promise: (kind: string) =>
      page
        .locator("#promises")
        .getByRole("listitem")
        .filter({ hasText: t(`portal.promises.kind.${kind}`) }),
    message: (text: string) => page.locator(".message").filter({ hasText: text }),
    status: (category: string) => page.getByText(t(`portal.case.category.${category}`), { exact: true }),
  };
}
