import { afterAll, expect, test, vi } from "vitest";
import { openChannelDesk } from "../../../test/support/channel-desk.ts";
import { postForm } from "../../../test/support/form.ts";
import { systemActor } from "../kernel/ctx.ts";
import { makeReceiverPorts } from "../modules/conversations/index.ts";
import { acceptDelivery } from "../modules/intake/index.ts";
import { faxSimulator } from "./fax/simulator.ts";
import { smallPage } from "./fax/testing/small-page.ts";
import { xmpp } from "./xmpp/adapter.ts";
import { xmppSimulator } from "./xmpp/simulator.ts";

/** Servers that `keepword simulate` plays for channels whose real ones are tried in test/fax and test/xmpp. */
const { desk, admin, agent, addAccount, work, lines, answer } = await openChannelDesk({ ALLOW_PRIVATE_HOSTS: "all" });

const patient = { timeout: 20_000, interval: 50 };
const replyOf = async (caseId: number) => (await lines(caseId)).findLast(({ kind }) => kind === "reply")!;
/** The newest that came in on a channel, once it fits. */
const comes = (channel: string, fits: (text: string) => boolean = () => true) =>
  vi.waitFor(async () => {
    await work();
    const line = (await lines()).findLast((each) => each.direction === "in" && each.channel === channel);
    expect(line && fits(line.text)).toBe(true);
    return line!;
  }, patient);

test("[A1] [A6] a simulated HylaFAX: pages come, answers go out and arrive, and a number is always busy", async () => {
  const { vendor, account } = await addAccount(faxSimulator);
  const { id, channel, name, brand, addresses, active, config } = account;
  const input = { id, channel, name, brandId: brand.id, teamId: null, addresses, active, config };
  expect((await admin.post("/api/v1/channel-accounts/check", input)).body).toMatchObject({ ok: true });

  const fax = (n: number) => {
    const page = { name: "fax.tif", type: "image/tiff", content: smallPage() };
    return vendor.act({ kind: "file", person: faxSimulator.person(n), ...page });
  };
  expect(await fax(1)).toMatchObject({ status: 200 });
  const { caseId, problems } = await comes("fax");
  expect(problems).toEqual([]);
  await answer(caseId, { text: "明天寄出新的。" });
  await vi.waitFor(async () => expect(await replyOf(caseId)).toMatchObject({ deliveryState: "delivered" }), patient);
  expect(vendor.world.messages.some(({ from, text }) => from === "shop" && text.includes("明天寄出新的。"))).toBe(true);

  await fax(3);
  const busy = await comes("fax");
  expect(busy.caseId).not.toBe(caseId);
  await answer(busy.caseId, { text: "A new one is on its way." });
  await vi.waitFor(async () => expect(await replyOf(busy.caseId)).toMatchObject({ deliveryState: "bounced" }), patient);
});

test("[A1] a simulated XMPP server: what was said before the desk came, files both ways, receipts", async () => {
  const { vendor } = await addAccount(xmppSimulator);
  const person = xmppSimulator.person(1);
  await vendor.act({ kind: "text", person, text: "我的包裹在哪里？" });
  const own = desk.ctx.as(systemActor("receiver"));
  const ports = makeReceiverPorts(own, (delivery) => acceptDelivery(own, delivery));
  const receiver = await xmpp.startReceiving!(ports, { smtpPort: 0, smtpHost: "", lmtpPort: 0 });
  afterAll(async () => {
    await receiver.stop();
    xmpp.stopSending!();
  });
  const { caseId } = await comes("xmpp", (text) => text === "我的包裹在哪里？");

  const content = Buffer.from("how to wash it");
  const { body } = await postForm(agent, "/api/v1/uploads", {}, [{ name: "care.txt", type: "text/plain", content }]);
  await answer(caseId, { text: "在路上。", attachments: [body] });
  const said = vendor.world.messages.filter(({ from, text, file }) => from === "shop" && (file || text === "在路上。"));
  expect(said.map(({ text, file }) => file?.name ?? text)).toEqual(["在路上。", "care.txt"]);
  for (const message of said) await vendor.act({ kind: "read", message });
  await vi.waitFor(async () => expect(await replyOf(caseId)).toMatchObject({ deliveryState: "read" }), patient);

  await vendor.act({ kind: "file", person, name: "box.txt", type: "text/plain", content: Buffer.from("A torn box") });
  const { id } = await comes("xmpp", (text) => text === "");
  const { rows } = await desk.pool.query("select name from attachments where message_id = $1", [id]);
  expect(rows).toEqual([{ name: "box.txt" }]);
});
