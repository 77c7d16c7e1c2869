import { expect, test } from "vitest";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { expectGoodLooks, looks } from "./pages/looks.ts";

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

test.each(looks)("[L1] every page is accessible and fits: $locale, $width px, $colorScheme", async (look) => {
  const paths = ["/", "/cases?view=all", `/cases/${await caseId()}`, "/me"];
  await expectGoodLooks(desk, { email: admin.email, look, paths });
});

test("on a phone a case opens at its newest message, with the answer to be written below it", async () => {
  const viewport = { width: 360, height: 740 };
  const { page, t } = await openDesk(desk, { email: admin.email, locale: "en" }, { viewport, hasTouch: true });
  const id = await caseId();
  for (let number = 1; number <= 12; number++) {
    await page.request.post(`/api/v1/cases/${id}/notes`, { data: { text: `Note ${number}\n\nof several lines` } });
  }
  await page.goto(`/desk/cases/${id}`);
  await page.getByText("Note 12").waitFor();
  const isInSight = async (text: string) => {
    const place = await page.getByText(text).boundingBox();
    return place !== null && place.y >= 0 && place.y + place.height <= viewport.height;
  };
  await eventually(() => isInSight("Note 12")).toBe(true);
  expect(await isInSight("It was to come on Monday")).toBe(false);
  await eventually(() => page.getByLabel(t("desk-composer.replyText")).isVisible()).toBe(true);

  await page.getByText("It was to come on Monday").scrollIntoViewIfNeeded();
  await page.request.post(`/api/v1/cases/${id}/notes`, { data: { text: "One more" } });
  await page.getByRole("button", { name: t("desk-message.newBelow", { count: 1 }) }).click();
  await eventually(() => isInSight("One more")).toBe(true);
});
