import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { afterAll, expect, test, vi } from "vitest";
import { xmpp } from "../../src/server/channels/xmpp/adapter.ts";
import { systemActor } from "../../src/server/kernel/ctx.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { makeReceiverPorts } from "../../src/server/modules/conversations/index.ts";
import { acceptDelivery } from "../../src/server/modules/intake/index.ts";
import { createArticle, publishDraft } from "../../src/server/modules/knowledge/index.ts";
import { openChannelDesk } from "../support/channel-desk.ts";
import { signIn } from "./person.ts";
import { DOMAIN, makeProsody, PASSWORD } from "./prosody.ts";

const SHOP = `shop@${DOMAIN}`;
const { desk, agent, work, lines } = await openChannelDesk({ ALLOW_PRIVATE_HOSTS: "all" });
const folder = await mkdtemp(join(tmpdir(), "keepword-prosody-robot-"));
const prosody = await makeProsody(folder, ["shop", "wangfang"]);
await prosody.start();
tls.setDefaultCACertificates([...tls.getCACertificates("bundled"), prosody.certificate]);
const account = await saveAccount(desk.ctx, null, {
  channel: "xmpp",
  name: "Prosody",
  brandId: (await defaultBrand(desk.ctx)).id,
  teamId: null,
  addresses: [],
  active: true,
  config: { address: SHOP, password: PASSWORD, host: "127.0.0.1", port: prosody.port },
});
const keeperId = await desk.staffId("supervisor");
const leader = await desk.as("leader");
await leader.put(`/api/v1/robot/accounts/${account.id}`, { active: true, name: "小守", keeperId });
const articleId = await createArticle(desk.ctx, {
  locale: "zh-CN",
  words: { title: "怎么开发票", summary: "", body: "进入“我的订单”，点“申请发票”，填写抬头和税号。" },
});
await publishDraft(desk.ctx, { articleId, locale: "zh-CN" });
const own = desk.ctx.as(systemActor("receiver"));
const ports = makeReceiverPorts(own, (delivery) => acceptDelivery(own, delivery));
const receiver = await xmpp.startReceiving!(ports, { smtpPort: 0, smtpHost: "", lmtpPort: 0 });
const wang = await signIn(prosody, "wangfang", SHOP);
afterAll(async () => {
  await receiver.stop();
  xmpp.stopSending!();
  await wang.leave();
  await prosody.kill();
  await rm(folder, { recursive: true });
});

const patient = { timeout: 20_000, interval: 100 };
const hears = (part: string) =>
  vi.waitFor(async () => {
    await work();
    expect(wang.heard.some((stanza) => stanza.getChildText("body")?.includes(part))).toBe(true);
  }, patient);

test("[D2] a customer asks through a real Prosody, is answered from an article, asks for a person, and the agent sees all", async () => {
  await wang.say("请问怎么开发票？");
  await hears("我是机器人小守");
  await hears("点“申请发票”，填写抬头和税号。");
  await wang.say("转人工");
  await hears("最晚答复时间");
  const caseId = (await lines()).find(({ text }) => text === "转人工")!.caseId;
  const { body } = await agent.get(`/api/v1/cases/${caseId}/messages`);
  const said = body.items.map(({ text }: { text: string }) => text).join("\n");
  expect(said).toContain("请问怎么开发票？");
  expect(said).toContain("出自：怎么开发票");
  expect(said).toContain("客户要找人");
  expect((await agent.get(`/api/v1/cases/${caseId}/robot`)).body).toMatchObject({
    state: "handed_over",
    reason: "asked",
  });
});
