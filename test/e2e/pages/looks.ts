import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible, openBeside } from "../../support/browser.ts";
import type { LiveDesk } from "../../support/live-desk.ts";
import { openDesk } from "./desk.ts";
import { followRequests, isFollowed, settled } from "./settled.ts";

/** Both languages, a desk's screen and a phone's, light and dark. */
export const looks = [
  { locale: "zh-CN", width: 1440, colorScheme: "light" },
  { locale: "en", width: 1440, colorScheme: "dark" },
  { locale: "zh-CN", width: 360, colorScheme: "dark" },
  { locale: "en", width: 360, colorScheme: "light" },
] as const;

/** Opens pages of the desk, two at a time: axe finds nothing in them, and nothing is wider than the screen. */
export async function expectGoodLooks(
  desk: Pick<LiveDesk, "url">,
  { email, look, paths }: { email: string; look: (typeof looks)[number]; paths: readonly string[] },
): Promise<void> {
  const { locale, width, colorScheme } = look;
  const { page } = await openDesk(desk, { email, locale }, { colorScheme, viewport: { width, height: 800 } });
  const left = [...paths];
  const lookAtAll = async (through: Page) => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) await lookAt(through, path);
  };
  await Promise.all([lookAtAll(page), lookAtAll(await openBeside(page))]);
}

async function lookAt(page: Page, path: string): Promise<void> {
  await show(page, path);
  await expectAccessible(page);
  for (const scroller of ["html", "#page"]) {
    const tooWide = await page.locator(scroller).evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(tooWide, `${path} ${scroller}`).toBe(0);
  }
}

/** Goes there without loading the whole desk anew, which takes most of the time; returns once nothing is loading. */
async function show(page: Page, path: string): Promise<void> {
  const heading = page.getByRole("heading", { level: 1 });
  if (isFollowed(page)) {
    await heading.evaluate((element) => element.setAttribute("data-left", ""));
    await page.evaluate(`history.pushState(null, "", ${JSON.stringify(`/desk${path}`)})`);
    await page.locator("h1[data-left]").waitFor({ state: "detached" });
  } else {
    followRequests(page);
    await page.goto(`/desk${path}`);
  }
  await heading.waitFor();
  await settled(page);
}
