import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import type { Line, PhoneLines } from "../../src/server/channels/phone/simulator/lines.ts";
import { linesOf, phoneSimulator } from "../../src/server/channels/phone/simulator.ts";
import { startSimulator } from "../../src/server/channels/toolkit/simulator/start-simulator.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { signCaseToken } from "../../src/server/modules/cases/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { buildMailCase } from "../support/build-mail-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { openPortal } from "./pages/portal.ts";
import { telephonePage } from "./pages/telephone-page.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const xiaowen = await buildStaff(ctx, { name: "林晓雯" });
const chenli = await buildStaff(ctx, { name: "陈立" });
const teamId = await buildTeam(ctx, { routing: "pull", memberIds: [xiaowen.id, chenli.id] });
const vendor = await startSimulator(phoneSimulator);
afterAll(() => vendor.stop());
const { id: brandId } = await defaultBrand(ctx);
const account = await saveAccount(ctx, null, {
  channel: phoneSimulator.channel,
  name: "Service line",
  brandId,
  teamId,
  addresses: [],
  active: true,
  config: { ...vendor.world.config, wrapUpSeconds: 0 },
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

const looks = [
  { locale: "zh-CN", width: 1440, colorScheme: "light" },
  { locale: "en", width: 360, colorScheme: "dark" },
] as const;
/** A try after a failure calls somebody else. */
let customers = 0;
const fits = (page: Page) =>
  expect(page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).resolves.toBe(0);

test.each(looks)(
  "[B2] [B5] a customer chooses when they are called, is called by a click, and sees that it was kept: $locale, $width px",
  async ({ locale, width, colorScheme }) => {
    const number = `1380013${8000 + ++customers}`;
    const subject = `Kettle 水壶 ${customers}`;
    const { id } = await buildMailCase(ctx, { subject, brandId, teamId, ownerId: xiaowen.id });
    const path = `/c/${signCaseToken(ctx, id)}?lang=${locale}`;
    const options = { colorScheme, viewport: { width, height: 800 } };
    const visitor = await openPortal(desk, locale, options);
    await visitor.page.goto(path);
    await visitor.page.getByText(visitor.t("callbacks.form.title"), { exact: true }).click();
    const form = visitor.page.locator("#callback");
    await form.getByLabel(visitor.t("callbacks.form.number"), { exact: true }).fill(number);
    await form.getByLabel(visitor.t("callbacks.form.slot"), { exact: true }).selectOption({ index: 1 });
    await expectAccessible(visitor.page);
    await fits(visitor.page);
    await form.getByRole("button", { name: visitor.t("callbacks.form.submit"), exact: true }).click();
    const promise = visitor.page
      .locator("#promises")
      .getByRole("listitem")
      .filter({ hasText: `+86${number}` });
    await promise.getByText(visitor.t("portal.promises.level.plenty"), { exact: true }).waitFor();

    const person = await openDesk(desk, { email: xiaowen.email, locale }, options);
    const { page, t } = person;
    await page.request.put("/api/v1/telephone", { data: { address: "1001" } });
    await page.goto("/desk/calls");
    const row = page
      .getByRole("region", { name: t("desk-calls.callbacks.title") })
      .getByRole("listitem")
      .filter({ hasText: subject });
    await row.waitFor();
    await expectAccessible(page);
    await fits(page);
    await row.getByRole("button", { name: t("desk-telephone.card.callBack"), exact: true }).click();
    await page.getByRole("button", { name: t("desk-telephone.dial.call"), exact: true }).click();
    await pickUp("1001");
    const theirs = await pickUp(`+86${number}`);
    const telephone = telephonePage(person);
    await telephone.phase("talks").waitFor();
    await telephone.act("hang-up").click();
    await eventually(() => theirs.state).toBe("over");
    await row.waitFor({ state: "detached" });

    await visitor.page.reload();
    await promise.getByText(visitor.t("portal.promises.level.kept"), { exact: true }).waitFor();
  },
);

test.each(looks)(
  "[C2] a case stays with its owner until a colleague takes it over: $locale, $width px",
  async ({ locale, width, colorScheme }) => {
    const subject = `Handed over 交接 ${++customers}`;
    const { id } = await buildMailCase(ctx, { subject, brandId, teamId, ownerId: xiaowen.id });
    const ownerOf = async () =>
      (await ctx.db.selectFrom("cases").select("ownerId").where("id", "=", id).executeTakeFirstOrThrow()).ownerId;
    const options = { colorScheme, viewport: { width, height: 800 } };
    const giver = await openDesk(desk, { email: xiaowen.email, locale, path: `/cases/${id}` }, options);
    await telephonePage(giver).choose(giver.t("desk-case.owner"), "陈立");
    await giver.page.getByRole("button", { name: giver.t("desk-care.offers.takeBack"), exact: true }).waitFor();
    await giver.page.getByRole("button", { name: giver.t("desk-care.callback.open"), exact: true }).click();
    await giver.page.getByRole("dialog").waitFor();
    await expectAccessible(giver.page);
    expect(await ownerOf()).toBe(xiaowen.id);

    const { page, t } = await openDesk(desk, { email: chenli.email, locale }, options);
    const offered = page.getByRole("listitem").filter({ hasText: subject });
    await offered.waitFor();
    await expectAccessible(page);
    await fits(page);
    const accept = offered.getByRole("button", { name: t("desk-care.offers.accept"), exact: true });
    await accept.click();
    await eventually(ownerOf).toBe(chenli.id);
  },
);
