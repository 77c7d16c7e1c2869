import { expect, test } from "vitest";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";

const desk = await startLiveDesk();
const admin = await buildStaff(desk.ctx, { name: "林晓雯", roles: ["admin"] });
await buildTeam(desk.ctx, { routing: "pull", memberIds: [admin.id] });
await desk.receive({
  from: "Wang Fang <wang@example.com>",
  subject: "A subject of many words that has to be cut somewhere on a small screen",
  text: "It was to come on Monday.\n\nhttps://shop.example.com/a/very/long/address/that/does/not/break/anywhere/at/all",
});
/** The case that the mail became. */
async function caseId(): Promise<number> {
  const find = () => desk.ctx.db.selectFrom("cases").select("id").executeTakeFirst();
  await eventually(find).toBeTruthy();
  return (await find())!.id;
}

const pages = (id: number) => ["/", "/cases?view=all", `/cases/${id}`, "/me"];
const looks = [
  { locale: "zh-CN", width: 1440, colorScheme: "light" },
  { locale: "en", width: 1440, colorScheme: "dark" },
  { locale: "zh-CN", width: 360, colorScheme: "dark" },
  { locale: "en", width: 360, colorScheme: "light" },
] as const;

test.each(looks)("[L1] every page is accessible and fits: $locale, $width px, $colorScheme", async (look) => {
  const { locale, width, colorScheme } = look;
  const { page } = await openDesk(
    desk,
    { email: admin.email, locale },
    { colorScheme, viewport: { width, height: 800 } },
  );
  for (const path of pages(await caseId())) {
    await page.goto(`/desk${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
    const tooWide = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(tooWide, path).toBe(0);
  }
});
