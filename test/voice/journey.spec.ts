import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { saveCalendar } from "../../src/server/modules/promises/calendars/save-calendar.ts";
import { casePage } from "../e2e/pages/case-page.ts";
import { eventually, openDesk } from "../e2e/pages/desk.ts";
import { chatOn, startShop } from "../e2e/pages/shop.ts";
import { telephonePage } from "../e2e/pages/telephone-page.ts";
import { expectAccessible, openPage } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { wordsIn } from "../support/words.ts";
import { makeCoturn, SECRET } from "./coturn.ts";
import { heardIn, watchPeers } from "./heard.ts";

const folder = await mkdtemp(join(tmpdir(), "keepword-coturn-"));
const relay = await makeCoturn(folder);
await relay.start();
afterAll(async () => {
  await relay.stop();
  await rm(folder, { recursive: true });
});
const desk = await startLiveDesk({
  KEEPWORD_TURN_URLS: relay.url,
  KEEPWORD_TURN_SECRET: SECRET,
  KEEPWORD_TURN_ONLY: "yes",
});
const { ctx } = desk;
const lin = await buildStaff(ctx, { name: "Lin Xiaowen", roles: ["supervisor"] });
// The journey is to work at any hour.
const calendarId = await saveCalendar(ctx, null, {
  name: "Always",
  timeZone: "Asia/Shanghai",
  week: Array.from({ length: 7 }, () => [{ from: "00:00", to: "24:00" }]),
  holidays: { country: null },
  overrides: [],
});
const teamId = await buildTeam(ctx, { routing: "pull", memberIds: [lin.id], calendarId });
let snippet = "";
const shop = await startShop(desk, () => snippet);
const account = await saveAccount(ctx, null, {
  channel: "webchat",
  name: "Chat of the shop",
  brandId: (await defaultBrand(ctx)).id,
  teamId,
  addresses: [],
  active: true,
  config: { origins: [shop.origin], voice: true, record: true, wrapUpSeconds: 600 },
});
snippet = account.snippet!;
// By which those are called back who ask for it.
await saveAccount(ctx, null, {
  channel: "phone",
  name: "Exchange",
  brandId: (await defaultBrand(ctx)).id,
  teamId,
  addresses: [],
  active: true,
  config: { protocol: "webhook", number: "+86 21 5555 0100", hookSecret: `whsec_${"a".repeat(32)}` },
});

type Look = { locale: "zh-CN" | "en"; width: number; colorScheme: "light" | "dark" };
const wide: Look = { locale: "zh-CN", width: 1280, colorScheme: "light" };
const narrow: Look = { locale: "en", width: 360, colorScheme: "dark" };

/** A visitor on a page of the shop, with the chat open. */
async function visit({ locale, width, colorScheme }: Look) {
  const page = await openPage({ locale, colorScheme, viewport: { width, height: 740 } });
  await watchPeers(page);
  await page.goto(shop.pageOf(locale));
  const t = await wordsIn(locale);
  const { chat, button, message } = chatOn(page, t, locale);
  await button.click();
  const panel = chat.getByRole("region", { name: t("widget-voice.title"), exact: true });
  return {
    page,
    t,
    chat,
    panel,
    message,
    call: () => chat.getByRole("button", { name: t("widget.call"), exact: true }).click(),
    press: (key: string) => panel.getByRole("button", { name: t(`widget-voice.${key}`), exact: true }).click(),
    says: (key: string, values = {}) => panel.getByText(t(`widget-voice.${key}`, values), { exact: true }).waitFor(),
    heard: () => heardIn(page.frames().find((frame) => frame.url().includes("/chat/"))!),
  };
}

/** The agent at the desk, who takes calls from the chat. */
async function agentAt({ locale, width, colorScheme }: Look) {
  const viewport = { width, height: 740 };
  const person = await openDesk(desk, { email: lin.email, locale, path: "/me" }, { viewport, colorScheme });
  const { page, t } = person;
  await watchPeers(page);
  await page.reload();
  const takesCalls = page.getByRole("switch", { name: new RegExp(t("desk-voice.switch.label")) });
  if (!(await takesCalls.isChecked())) await takesCalls.click();
  await eventually(() => takesCalls.isChecked()).toBe(true);
  const { bar, act, done } = telephonePage(person);
  const button = (key: string) => bar.getByRole("button", { name: t(`desk-voice.${key}`), exact: true });
  return { ...person, bar, act, done, button, heard: () => heardIn(page.mainFrame()) };
}

/** For looking at, where somebody asks for it. */
async function picture(page: Page, name: string, { locale, width, colorScheme }: Look) {
  if (!process.env.KEEPWORD_PICTURES) return;
  await mkdir(process.env.KEEPWORD_PICTURES, { recursive: true });
  await page.screenshot({ path: `${process.env.KEEPWORD_PICTURES}/${name}-${locale}-${width}-${colorScheme}.png` });
}

test("[A1] [C1] a visitor calls from the chat: both hear each other through the relay, and the recording plays in the case", async () => {
  const look = wide;
  const agent = await agentAt(look);
  const me = await visit(look);
  await picture(me.page, "voice-0-chat", look);
  await me.call();
  await me.panel.getByText(me.t("widget-voice.askRecord")).waitFor();
  await expectAccessible(me.page);
  await picture(me.page, "voice-1-asked", look);
  await me.press("withRecord");
  await me.says("ringing");
  await picture(me.page, "voice-2-rings", look);
  await agent.bar.getByText(agent.t("desk-voice.phase.rings")).waitFor();
  await picture(agent.page, "voice-3-desk-rings", look);
  await expectAccessible(agent.page);
  await agent.button("answer").click();
  await me.says("talking", { name: "Lin" });
  await me.says("recorded");
  await agent.bar.getByText(agent.t("desk-voice.recorded")).waitFor();
  await eventually(async () => (await me.heard()).energy).toBeGreaterThan(0);
  await eventually(async () => (await agent.heard()).energy).toBeGreaterThan(0);
  expect([(await me.heard()).way, (await agent.heard()).way]).toEqual(["relay", "relay"]);
  await picture(me.page, "voice-4-talks", look);
  await picture(agent.page, "voice-5-desk-talks", look);
  await expectAccessible(me.page);
  await expectAccessible(agent.page);

  await me.press("mute");
  await agent.bar.getByText(agent.t("desk-voice.theyMuted")).waitFor();
  await me.press("unmute");
  await agent.act("hold").click();
  await me.says("held", { name: "Lin" });
  await agent.act("resume").click();
  await me.says("talking", { name: "Lin" });
  const frame = me.chat.locator("html");
  expect(await frame.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  await me.press("hangUp");
  await me.panel.getByText(new RegExp(me.t("widget-voice.over", { time: ".+" }).replace(/[()]/g, "\\$&"))).waitFor();
  await picture(me.page, "voice-6-over", look);
  const number = await agent.bar
    .getByRole("link", { name: /^#\d+$/ })
    .first()
    .textContent();
  await picture(agent.page, "voice-7-desk-over", look);
  await agent.done.click();
  await agent.bar.waitFor({ state: "detached" });

  await agent.page.goto(`/desk/cases/${number!.slice(1)}`);
  const call = casePage(agent).messages.filter({ hasText: agent.t("desk-voice.record.yes") });
  const recording = agent.t("desk-telephone.recording.conversation", { length: "" }).trim();
  await call.getByRole("button", { name: new RegExp(`^${recording}`) }).click();
  await eventually(() =>
    call.locator("audio").evaluate((audio) => (audio as unknown as { currentTime: number }).currentTime > 0.2),
  ).toBe(true);
  await picture(agent.page, "voice-8-case", look);
});

test("[A1] [L2] on a phone: who does not want to be recorded is not; a page that is loaded anew goes on with the call", async () => {
  const agent = await agentAt(narrow);
  const me = await visit(narrow);
  await me.call();
  await me.press("withoutRecord");
  await agent.bar.getByText(agent.t("desk-voice.phase.rings")).waitFor();
  await picture(me.page, "voice-2-rings", narrow);
  await picture(agent.page, "voice-3-desk-rings", narrow);
  await expectAccessible(me.page);
  await agent.button("answer").click();
  await agent.bar.getByText(agent.t("desk-voice.notRecorded")).waitFor();
  await me.says("talking", { name: "Lin" });
  await picture(me.page, "voice-4-talks", narrow);
  await picture(agent.page, "voice-5-desk-talks", narrow);
  await agent.page.reload();
  await agent.button("here").click();
  await eventually(async () => (await agent.heard()).energy).toBeGreaterThan(0);
  await me.page.reload();
  await me.press("back");
  await me.says("talking", { name: "Lin" });
  await eventually(async () => (await me.heard()).energy).toBeGreaterThan(0);
  await agent.act("hang-up").click();
  await me.panel.getByText(/^The call is over/).waitFor();
  await picture(me.page, "voice-6-over", narrow);
  await agent.done.click();
  await agent.bar.waitFor({ state: "detached" });
  const { id } = await ctx.db.selectFrom("calls").select("id").orderBy("id", "desc").executeTakeFirstOrThrow();
  expect(await ctx.db.selectFrom("callRecordings").selectAll().where("callId", "=", id).execute()).toEqual([]);
});

test("[B2] a browser without a microphone says so, and the visitor is promised a call back", async () => {
  await agentAt(narrow);
  const me = await visit(narrow);
  await me.chat.locator("body").evaluate(() => {
    const { mediaDevices } = navigator as unknown as { mediaDevices: { getUserMedia: () => Promise<never> } };
    mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await me.call();
  await me.press("withRecord");
  await me.says("noMicrophone");
  await picture(me.page, "voice-9-no-microphone", narrow);
  await me.panel.getByLabel(me.t("widget-voice.number")).fill("+44 20 7946 0000");
  await me.press("callMe");
  await me.says("promised", { number: "+44 20 7946 0000" });
  const promised = () =>
    ctx.db.selectFrom("promises").select(["state", "words"]).where("kind", "=", "callback").execute();
  await eventually(promised).toEqual([{ state: "open", words: "+442079460000" }]);
});
