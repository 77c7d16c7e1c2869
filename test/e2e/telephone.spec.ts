import { afterAll, expect, test } from "vitest";
import type { Line, PhoneLines } from "../../src/server/channels/phone/simulator/lines.ts";
import { linesOf, phoneSimulator } from "../../src/server/channels/phone/simulator.ts";
import { startSimulator } from "../../src/server/channels/toolkit/simulator/start-simulator.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { casePage } from "./pages/case-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { expectGoodLooks, looks } from "./pages/looks.ts";
import { telephonePage } from "./pages/telephone-page.ts";

const OURS = "+8613900000001";

const desk = await startLiveDesk();
const { ctx } = desk;
const admin = await buildStaff(ctx, { name: "林晓雯", roles: ["admin"] });
const teamId = await buildTeam(ctx, { routing: "pull", memberIds: [admin.id] });
const vendor = await startSimulator(phoneSimulator);
afterAll(() => vendor.stop());
const account = await saveAccount(ctx, null, {
  channel: phoneSimulator.channel,
  name: "Service line",
  brandId: (await defaultBrand(ctx)).id,
  teamId,
  addresses: [],
  active: true,
  config: { ...vendor.world.config, record: true, wrapUpSeconds: 600 },
});
vendor.connect(account.hookUrl);
const exchange: PhoneLines = linesOf(vendor.world);
exchange.picksUpAfterMs = null;

/** The telephone of somebody rings: it is picked up. */
async function pickUp(address: string): Promise<Line> {
  await eventually(() => exchange.of(address)?.state).toBe("ringing");
  const line = exchange.of(address)!;
  await exchange.pickUp(line);
  return line;
}

test("[A1] a menu is written in the desk, tried out, saved, and is what callers hear", async () => {
  const person = await openDesk(desk, { email: admin.email, path: "/settings/call-menus" });
  const { page, t } = person;
  const { choose } = telephonePage(person);
  await page.getByRole("link", { name: account.name }).click();
  // The journeys below are to work at any hour.
  await choose(t("desk-call-menus.ways.next"), "For an order or a delivery");
  await choose(t("desk-call-menus.ways.otherwise"), "For an order or a delivery");
  const welcome = page.getByLabel(`${t("desk-call-menus.fields.say")} · ${t("desk-forms.inEnglish")}`);
  await welcome.fill("");
  await page.getByText(t("desk-call-menus.fault.words_missing", { detail: "English" })).waitFor();
  await welcome.fill("Good day, this is the shop. For English, press two.");
  await page.getByText(t("desk-call-menus.fault.words_missing", { detail: "English" })).waitFor({ state: "detached" });
  await expectAccessible(page);

  await page.getByRole("tab", { name: t("desk-call-menus.try.title") }).click();
  await page.getByRole("button", { name: t("desk-call-menus.try.begin") }).click();
  const heard = page.getByRole("list").filter({ hasText: "Good day, this is the shop." });
  await page.getByRole("button", { name: "2", exact: true }).click();
  await heard.getByText("For an order or a delivery, press one.").first().waitFor();
  await page.getByRole("button", { name: t("desk-forms.save") }).click();
  await page.getByText(t("desk-call-menus.version", { version: 1 })).waitFor();

  const line = await exchange.call("+8613800138100");
  expect(line.heard.join(" ")).toContain("Good day, this is the shop.");
  await exchange.end(line);
});

test("[A1] [B2] [C1] a call rings with its story, is spoken, held, wrapped up, and stands in the case", async () => {
  const person = await openDesk(desk, { email: admin.email, path: "/me" });
  const { page, t } = person;
  const telephone = telephonePage(person);
  await page.getByLabel(t("desk-telephone.mine.address")).fill("+86 139 0000 0001");
  await page.getByRole("button", { name: t("desk-telephone.mine.save") }).click();
  await page.getByText(t("desk-telephone.mine.saved")).waitFor();

  const line = await exchange.call("+8613800138001");
  for (const keys of ["2", "1", "20260309001#"]) await exchange.press(line, keys);
  await telephone.phase("rings", { address: OURS }).waitFor();
  await telephone.bar.getByText("+8613800138001").first().waitFor();
  await telephone.bar.getByText("20260309001", { exact: true }).waitFor();
  await telephone.bar.getByText(t("desk-telephone.pop.new")).waitFor();
  await pickUp(OURS);
  await telephone.phase("talks").waitFor();
  await telephone.note.fill("The kettle goes back to us.");
  await telephone.act("hold").click();
  await telephone.phase("holds").waitFor();
  await page.keyboard.press("Escape");
  await telephone.act("resume").click();
  await telephone.phase("talks").waitFor();
  await expectAccessible(page);

  await exchange.end(line);
  await telephone.phase("wrapUp").waitFor();
  await telephone.promised.check();
  await telephone.bar.getByLabel(t("desk-side.words"), { exact: true }).fill("The money is back within a week");
  await telephone.bar.getByLabel(t("desk-side.due"), { exact: true }).fill("2099-03-09 10:00");
  await page.keyboard.press("Enter");
  const number = await telephone.bar
    .getByRole("link", { name: /^#\d+$/ })
    .first()
    .textContent();
  await telephone.done.click();
  await telephone.bar.waitFor({ state: "detached" });

  await page.goto(`/desk/cases/${number!.slice(1)}`);
  const screen = casePage(person);
  const call = screen.messages.filter({ hasText: /Call answered by 林晓雯/ });
  await call.getByRole("button", { name: /^Recording/ }).click();
  await eventually(() =>
    call.locator("audio").evaluate((audio) => (audio as unknown as { duration: number }).duration > 0),
  ).toBe(true);
  await screen.message("The kettle goes back to us.").waitFor();
  await page.getByText("The money is back within a week").first().waitFor();
});

test("[A1] on a phone a missed call is red and called back from its case: our telephone rings first", async () => {
  const line = await exchange.call("+8613800138002");
  for (const keys of ["1", "0"]) await exchange.press(line, keys);
  await eventually(() => exchange.of(OURS)?.state).toBe("ringing");
  await exchange.end(line);
  const find = () =>
    ctx.db.selectFrom("calls").select(["caseId", "customerId"]).where("line", "=", line.sid).executeTakeFirst();
  await eventually(async () => (await find())?.caseId ?? null).not.toBeNull();
  const path = `/cases/${(await find())!.caseId}`;
  const viewport = { width: 360, height: 740 };
  const person = await openDesk(desk, { email: admin.email, locale: "zh-CN", path }, { viewport, hasTouch: true });
  const { page, t } = person;
  const telephone = telephonePage(person);
  const missed = page.getByRole("article").filter({ hasText: "未接来电" });
  await missed.getByRole("button", { name: t("desk-telephone.card.callBack") }).click();
  await page.getByText(t("desk-telephone.dial.how", { address: OURS })).waitFor();
  await page.getByRole("button", { name: t("desk-telephone.dial.call"), exact: true }).click();
  await telephone.phase("ringsFirst", { address: OURS }).waitFor();
  await pickUp(OURS);
  await telephone.phase("reaching").waitFor();
  const theirs = await pickUp("+8613800138002");
  await telephone.phase("talks").waitFor();
  await expectAccessible(page);
  await telephone.act("hang-up").click();
  await eventually(() => theirs.state).toBe("over");
  await telephone.done.click();
  await telephone.bar.waitFor({ state: "detached" });
  await page
    .getByRole("article")
    .filter({ hasText: /林晓雯 去电，\d/ })
    .waitFor();
  await page.goto(`/desk/customers/${(await find())!.customerId}`);
  await page.getByText(/林晓雯 去电，\d/).waitFor();
  await page.getByText("未接来电").waitFor();
  await page.getByRole("button", { name: t("desk-telephone.dial.title", { who: "+8613800138002" }) }).waitFor();
});

test("[A1] on a phone a call is answered, held, passed on to a colleague and wrapped up", async () => {
  const viewport = { width: 360, height: 740 };
  const person = await openDesk(desk, { email: admin.email, locale: "zh-CN" }, { viewport, hasTouch: true });
  const { page, t } = person;
  const telephone = telephonePage(person);
  const line = await exchange.call("+8613800138003");
  for (const keys of ["1", "0"]) await exchange.press(line, keys);
  await telephone.phase("rings", { address: OURS }).waitFor();
  await pickUp(OURS);
  await telephone.phase("talks").waitFor();
  await telephone.act("hold").click();
  await telephone.phase("holds").waitFor();
  await eventually(() => line.heard.at(-1)).toBe("♪");
  await telephone.act("resume").click();
  await telephone.phase("talks").waitFor();
  await eventually(() => line.room).not.toBeNull();

  const colleague = await buildStaff(ctx, { name: "陈立", roles: ["agent"], teamIds: [teamId] });
  const theirs = await openDesk(desk, { email: colleague.email, path: "/calls" });
  await theirs.page.request.put("/api/v1/telephone", { data: { address: "1002" } });
  await telephone.act("transfer").click();
  await telephone.choose(t("desk-telephone.transfer.to"), `陈立 · ${t("desk-telephone.agent.idle")}`);
  await expectAccessible(page);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("desk-telephone.acts.transfer") })
    .click();
  await telephone.phase("transfers", { to: "陈立" }).waitFor();
  await pickUp("1002");
  await telephone.phase("wrapUp").waitFor();
  await telephonePage(theirs).phase("talks").waitFor();
  await telephone.note.fill("要求尽快换货。");
  await telephone.done.click();
  await telephone.bar.waitFor({ state: "detached" });
  await exchange.end(line);
  const call = await ctx.db
    .selectFrom("calls")
    .innerJoin("cases", "cases.id", "calls.caseId")
    .select(["cases.id", "cases.ownerId"])
    .where("line", "=", line.sid)
    .executeTakeFirstOrThrow();
  expect(call.ownerId).toBe(colleague.id);
  await page.goto(`/desk/cases/${call.id}`);
  await casePage(person).message("要求尽快换货。").waitFor();
});

// The journeys look at the other two.
test.each(looks.slice(1, 3))("[L1] the telephone's pages fit: $locale, $width px, $colorScheme", async (look) => {
  const form = `/settings/channels?edit=${account.id}`;
  const paths = ["/calls", "/calls?tab=all", `/settings/call-menus?edit=${account.id}`, form];
  await expectGoodLooks(desk, { email: admin.email, look, paths });
});
