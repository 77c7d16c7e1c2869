import type { TFunction } from "i18next";
import type { Cookie, Page } from "playwright-core";
import { expect } from "vitest";
import { openPage, type PageOptions } from "../../support/browser.ts";
import { PASSWORD } from "../../support/build.ts";
import type { LiveDesk } from "../../support/live-desk.ts";
import { wordsIn } from "../../support/words.ts";

/** A person at the desk: their page, and the words they read. */
export type Person = { page: Page; t: TFunction };

/** Opens the desk for somebody who is signed in, in their language. */
export async function openDesk(
  desk: Pick<LiveDesk, "url">,
  who: { email: string; locale?: "zh-CN" | "en"; path?: string },
  options: PageOptions = {},
): Promise<Person> {
  const locale = who.locale ?? "en";
  const page = await openPage({ baseURL: desk.url, locale, ...options });
  const { request } = page.context();
  await page.context().addCookies(await sessionOf(page, desk.url, who.email));
  await request.patch("/api/v1/me", { data: { locale, timeZone: "Asia/Shanghai" } });
  await page.goto(`/desk${who.path ?? "/"}`);
  return { page, t: await wordsIn(locale) };
}

/** One session a person and desk: signing in is limited by the minute, and slow by design. */
const sessions = new Map<string, Promise<Cookie[]>>();

function sessionOf(page: Page, url: string, email: string): Promise<Cookie[]> {
  const key = `${url} ${email}`;
  const session = sessions.get(key) ?? signIn(page, email);
  sessions.set(key, session);
  return session;
}

async function signIn(page: Page, email: string): Promise<Cookie[]> {
  const context = page.context();
  const answer = await context.request.post("/api/auth/sign-in/email", { data: { email, password: PASSWORD } });
  if (!answer.ok()) throw new Error(`Nobody was signed in: ${await answer.text()}`);
  return context.cookies();
}

/** Presses keys one after the other, as `j j x`. */
export async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys.split(" ")) await page.keyboard.press(key);
}

/** What comes true sooner or later, as `expect.poll`, with the patience that a busy machine needs. */
export function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: 20_000 });
}
