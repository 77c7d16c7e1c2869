/**
 * The story that Keepword was begun for (REQUIREMENTS, S0): somebody's books never arrive. They mail three times and nobody
 * answers; they try everything else; and on the telephone they are told that nobody ever complained. Here whoever picks up
 * sees all of it as one matter.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { renderAnswer } from "../../src/server/channels/fax/document/render-answer.ts";
import { linesOf, phoneSimulator } from "../../src/server/channels/phone/simulator.ts";
import { startSimulator } from "../../src/server/channels/toolkit/simulator/start-simulator.ts";
import { wechatSimulator } from "../../src/server/channels/wechat/simulator.ts";
import type { CallMenuView } from "../../src/shared/contract/call-menus.ts";
import type { MessageView } from "../../src/shared/contract/conversations.ts";
import { casePage } from "../e2e/pages/case-page.ts";
import { openDesk } from "../e2e/pages/desk.ts";
import { portalPage } from "../e2e/pages/portal.ts";
import { telephonePage } from "../e2e/pages/telephone-page.ts";
import { NUMBER as FAX_NUMBER, startHylaFax } from "../fax/hylafax.ts";
import { startModem } from "../fax/modem.ts";
import { ADMIN, chooseDeskPorts, mailbox, PATIENCE, startMailDesk } from "../mail-servers/servers/mail-desk.ts";
import { startMailWorld } from "../mail-servers/servers/mail-world.ts";
import { readMailbox } from "../mail-servers/servers/mailbox.ts";
import { swaks } from "../mail-servers/servers/swaks.ts";
import { openPage } from "../support/browser.ts";
import { wordsIn } from "../support/words.ts";

const SUPPORT = "support@shop.example";
const WANG = "wangfang@customers.example";
const MOBILE = "+8613800138000";
const ORDER = "2026030900177";
const OURS = "+8613900000001";

const ports = await chooseDeskPorts();
const world = await startMailWorld({ mailboxes: [SUPPORT, WANG] });
const desk = await startMailDesk(world, ports, { ALLOW_PRIVATE_HOSTS: "all" });
const { admin, db } = desk;
await admin.addMailAccount({ addresses: [SUPPORT], config: mailbox(SUPPORT, world) });
await admin.addAccount({ channel: "community", config: { slug: "help", cases: "every", hold: "links" } });

const folder = await mkdtemp(join(tmpdir(), "keepword-story-"));
const modem = await startModem(folder, []);
const hylafax = await startHylaFax(folder, modem);
const hookSecret = "a-secret-of-this-story";
const fax = await admin.addAccount({
  channel: "fax",
  config: { number: FAX_NUMBER, host: "127.0.0.1", port: hylafax.port, user: "keepword", hookSecret },
});
await hylafax.connect(fax.hookUrl!, hookSecret);

const wechat = await startSimulator(wechatSimulator);
wechat.connect((await admin.addAccount({ channel: "wechat", config: wechat.world.config })).hookUrl);
const exchange = await startSimulator(phoneSimulator);
const line = await admin.addAccount({ channel: "phone", config: { ...exchange.world.config } });
exchange.connect(line.hookUrl);
const lines = linesOf(exchange.world);
lines.picksUpAfterMs = null;
await openAtAnyHour(line.id);
await admin.put("/api/v1/telephone", { address: OURS });
afterAll(async () => {
  await Promise.all([wechat.stop(), exchange.stop(), hylafax.stop(), modem.stop()]);
  await rm(folder, { recursive: true });
});

/** Callers are put through whenever the test runs. */
async function openAtAnyHour(accountId: number): Promise<void> {
  const { menu, version }: CallMenuView = await admin.get(`/api/v1/call-menus/${accountId}`);
  const hours = menu.nodes.hours!;
  if (hours.type !== "hours") throw new Error("The menu has no hours.");
  const nodes = { ...menu.nodes };
  delete nodes.hours;
  const skipping = JSON.parse(JSON.stringify({ ...menu, nodes }).replaceAll('"hours"', JSON.stringify(hours.open)));
  await admin.put(`/api/v1/call-menus/${accountId}`, { version, menu: skipping });
}

/** The case of the newest message that came by a channel, once there is one. */
async function newestBy(channel: string): Promise<{ caseId: number; customerId: number }> {
  const find = async () => {
    const { rows } = await db.query(
      `select case_id::int as "caseId", customer_id::int as "customerId" from messages
      where channel = $1 and direction = 'in' order by id desc limit 1`,
      [channel],
    );
    return rows[0];
  };
  await expect.poll(find, PATIENCE).toBeDefined();
  return find();
}

const writtenBy = async (channel: string) =>
  (await db.query("select count(*)::int as n from messages where channel = $1 and direction = 'in'", [channel])).rows[0]
    .n;

/** What somebody faxes, on paper. */
async function sheet(text: string): Promise<Buffer> {
  const at = new Date();
  const pdf = await renderAnswer({ shop: "王芳", from: "", to: "", caseId: null, at, text, pictures: [], enclosed: 0 });
  const [from, to] = [join(folder, "sheet.pdf"), join(folder, "sheet.tif")];
  await writeFile(from, pdf);
  await promisify(execFile)("gs", ["-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffg4", "-r204x196", `-o${to}`, from]);
  return readFile(to);
}

test("[A1] [A2] [A3] [A4] [A5] [C1] three mails, a fax, WeChat and the forum about one parcel: whoever answers the telephone sees one matter", async () => {
  world.explainFailures();
  // Three mails that nobody answers.
  const mails = [
    [`订单 ${ORDER} 的书没有收到`, `六月就说寄出了，到今天没有收到。我叫王芳，电话 13800138000。`],
    ["催一下", "还是没有收到，也没有人回复我。"],
    [`订单 ${ORDER}`, "第三封邮件了，书到底寄了没有？"],
  ] as const;
  for (const [index, [subject, text]] of mails.entries()) {
    await swaks({ port: world.postfix.mxPort, from: WANG, to: SUPPORT, subject, text });
    await expect.poll(() => writtenBy("mail"), PATIENCE).toBe(index + 1);
  }
  const { caseId } = await newestBy("mail");
  const ofMail = await admin.get(`/api/v1/cases/${caseId}/messages`);
  expect(ofMail.items.filter(({ direction }: MessageView) => direction === "in")).toHaveLength(3);

  // Whoever sees to what comes in finds that each of these is probably the same person's, and why; two presses each.
  const person = await openDesk(desk, { email: ADMIN.email, locale: "zh-CN", path: "/" });
  const { page, t } = person;
  const bringTogether = async (other: number) => {
    await page.goto(`/desk/cases/${other}`);
    await page.getByRole("button", { name: t("desk-customer.likely.merge") }).click(PATIENCE);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("desk-customer.likely.merge") })
      .click();
    await page.getByRole("button", { name: t("desk-message.maybe.merge", { id: caseId }) }).click(PATIENCE);
    await page.waitForURL(`**/desk/cases/${caseId}`);
  };

  // A fax, which a machine reads.
  const page1 = await sheet(`订单号：${ORDER}\n电话：13800138000\n\n书没有收到，请尽快处理。`);
  await hylafax.received(page1, { id: "000000001", number: "02161234567", name: "" });
  const faxed = await newestBy("fax");
  await expect
    .poll(async () => (await db.query("select 1 from attachment_words")).rowCount, PATIENCE)
    .toBeGreaterThan(0);
  await bringTogether(faxed.caseId);

  // WeChat.
  await wechat.act({
    kind: "text",
    person: wechatSimulator.person(1),
    text: `订单 ${ORDER} 到底寄了没有？我是 13800138000`,
  });
  await bringTogether((await newestBy("wechat")).caseId);

  // The forum: they prove their mail address, so nobody needs to be asked.
  const phone = { viewport: { width: 360, height: 740 } };
  const visitor = portalPage(await openPage({ baseURL: desk.url, locale: "zh-CN", ...phone }), await wordsIn("zh-CN"));
  await visitor.page.goto("/community");
  await visitor.page.getByRole("link", { name: visitor.t("community.ask.do") }).click();
  await visitor.page.getByLabel(visitor.t("community.fields.email")).fill(WANG);
  await visitor.page.getByRole("button", { name: visitor.t("community.signIn.send"), exact: true }).click();
  await visitor.page.goto(await signInLink());
  await visitor.page.getByLabel(visitor.t("community.fields.name")).fill("等书的人");
  await visitor.page.getByRole("button", { name: visitor.t("community.enter.go"), exact: true }).click();
  await visitor.page.getByLabel(visitor.t("community.fields.title")).fill(`订单 ${ORDER} 的书没有收到`);
  await visitor.page.getByLabel(visitor.t("community.fields.text")).fill("写了三封邮件都没有人回，有人遇到过吗？");
  await visitor.page.getByRole("button", { name: visitor.t("community.ask.send"), exact: true }).click();
  await visitor.page.getByRole("button", { name: visitor.t("community.private.hide"), exact: true }).click();
  await visitor.page.getByText(visitor.t("community.notices.thanks")).waitFor();
  expect((await newestBy("community")).caseId).toBe(caseId);

  // Nobody can say that nobody complained.
  await page.goto(`/desk/cases/${caseId}`);
  await page
    .locator("header")
    .getByText(/第 6 次联系，第 4 种渠道，首次答复仍欠/)
    .waitFor();

  // At last they call.
  const call = await lines.call(MOBILE);
  await lines.press(call, "1");
  await lines.press(call, "1");
  await lines.press(call, `${ORDER}#`);
  expect(call.heard.join(" ")).toContain("已找到您的订单");
  await expect.poll(() => lines.of(OURS)?.state, PATIENCE).toBe("ringing");
  const telephone = telephonePage(person);
  await telephone.bar.getByText(ORDER).first().waitFor();
  await lines.pickUp(lines.of(OURS)!);
  await bringTogether((await newestBy("phone")).caseId);
  const screen = casePage(person);
  for (const [, text] of mails) await screen.message(text).waitFor();
  for (const channel of ["fax", "wechat", "community", "phone"]) {
    await page
      .getByText(t(`channels.kinds.${channel}`))
      .first()
      .waitFor();
  }
  await lines.end(call);

  const all: MessageView[] = (await admin.get(`/api/v1/cases/${caseId}/messages`)).items;
  const heard = all.filter(({ direction }) => direction === "in").map(({ channel }) => channel);
  expect(heard).toEqual(["mail", "mail", "mail", "fax", "wechat", "community", "phone"]);
  const { customer } = await admin.get(`/api/v1/cases/${caseId}`);
  const { rows } = await db.query("select kind from handles where customer_id = $1 order by kind", [customer.id]);
  expect(rows.map(({ kind }) => kind)).toEqual(["community", "fax", "mail", "phone", "wechat"]);
  const brief = await admin.get(`/api/v1/cases/${caseId}/brief`);
  expect(brief.contacts.map(({ channel, count }: { channel: string; count: number }) => [channel, count])).toEqual(
    expect.arrayContaining([
      ["mail", 3],
      ["fax", 1],
      ["wechat", 1],
      ["community", 1],
      ["phone", 1],
    ]),
  );
}, 600_000);

/** The link that the forum mailed them. */
async function signInLink(): Promise<string> {
  const find = async () =>
    (await readMailbox(world.dovecot, WANG))
      .map(({ text }) => /http\S+\/enter\/\S+/.exec(text ?? "")?.[0])
      .find(Boolean);
  await expect.poll(find, PATIENCE).toBeTruthy();
  return (await find())!;
}
