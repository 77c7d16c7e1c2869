import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { afterAll, expect, test, vi } from "vitest";
import { xmpp } from "../../src/server/channels/xmpp/adapter.ts";
import { openLine } from "../../src/server/channels/xmpp/line.ts";
import { el, NS } from "../../src/server/channels/xmpp/stanza.ts";
import { systemActor } from "../../src/server/kernel/ctx.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { adapterPorts, getAccount, makeReceiverPorts } from "../../src/server/modules/conversations/index.ts";
import { acceptDelivery } from "../../src/server/modules/intake/index.ts";
import { openChannelDesk } from "../support/channel-desk.ts";
import { postForm } from "../support/form.ts";
import { type Person, signIn } from "./person.ts";
import { DOMAIN, makeProsody, PASSWORD } from "./prosody.ts";

const SHOP = `shop@${DOMAIN}`;
const { desk, admin, agent, work, lines, answer } = await openChannelDesk({ ALLOW_PRIVATE_HOSTS: "all" });
const folder = await mkdtemp(join(tmpdir(), "keepword-prosody-"));
const prosody = await makeProsody(folder, ["shop", "wangfang", "lilei"]);
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
const own = desk.ctx.as(systemActor("receiver"));
const receive = () =>
  xmpp.startReceiving!(
    makeReceiverPorts(own, (delivery) => acceptDelivery(own, delivery)),
    {
      smtpPort: 0,
      smtpHost: "",
      lmtpPort: 0,
    },
  );
let receiver = await receive();
let wang: Person = await signIn(prosody, "wangfang", SHOP);
afterAll(async () => {
  await receiver.stop();
  xmpp.stopSending!();
  await wang.leave();
  await prosody.kill();
  await rm(folder, { recursive: true });
});

const patient = { timeout: 20_000, interval: 100 };
const known = (text: string) =>
  vi.waitFor(async () => {
    await work();
    const line = (await lines()).findLast((each) => each.direction === "in" && each.text === text);
    expect(line).toBeDefined();
    return line!;
  }, patient);
const health = async () => (await admin.get("/api/v1/channel-accounts")).body.items[0].health;
const saidTo = (person: Person, text: string) => person.waitFor((stanza) => stanza.getChildText("body") === text);
const replyOf = async (caseId: number) => (await lines(caseId)).findLast(({ kind }) => kind === "reply")!;
const online = () => vi.waitFor(async () => expect(await health()).toMatchObject({ state: "ok" }), patient);

test("[A1] somebody writes through a real Prosody and is told that it arrived; the answer arrives and is read", async () => {
  await online();
  await wang.say("我的包裹在哪里？", "first");
  const { caseId, problems } = await known("我的包裹在哪里？");
  expect(problems).toEqual([]);
  await wang.waitFor((stanza) => stanza.getChild("received", NS.receipts)?.attrs.id === "first");
  await answer(caseId, { text: "It is on its way.\n您会在周五前收到。" });
  const got = await saidTo(wang, "It is on its way.\n您会在周五前收到。");
  expect(got.getChild("request", NS.receipts)).toBeDefined();
  const { id, from } = got.attrs;
  const tell = (child: ReturnType<typeof el>) => wang.entity.send(el("message", { to: from, type: "chat" }, child));
  await tell(el("received", { xmlns: NS.receipts, id }));
  await vi.waitFor(async () => expect((await replyOf(caseId)).deliveryState).toBe("delivered"), patient);
  await tell(el("displayed", { xmlns: NS.chatMarkers, id }));
  await vi.waitFor(async () => expect((await replyOf(caseId)).deliveryState).toBe("read"), patient);
  const heard = wang.heard.filter((stanza) => stanza.getChildText("body")?.startsWith("It is on its way."));
  expect(heard).toHaveLength(1);
});

test("a text of many packets keeps its letters both ways, and characters that no XML carries end no line", async () => {
  const long = "顺丰快递三天没有更新。".repeat(400);
  await wang.say(long);
  const { caseId } = await known(long);
  await answer(caseId, { text: `\u0008${long}` });
  await saidTo(wang, long);
});

test("[A6] what is said while the desk is away, and while the line is dead, is there once", async () => {
  await receiver.stop();
  await wang.say("Said while you were away");
  await wang.say("And said again");
  await wang.waitFor(() => true);
  receiver = await receive();
  await known("Said while you were away");
  await known("And said again");
  await prosody.kill();
  await vi.waitFor(async () => expect(await health()).toMatchObject({ state: "failing" }), patient);
  await prosody.start();
  wang = await signIn(prosody, "wangfang", SHOP);
  await wang.say("Said while the desk was cut off");
  await known("Said while the desk was cut off");
  await online();
  await wang.say("Said on the new line");
  await known("Said on the new line");
  const texts = (await lines()).filter(({ direction }) => direction === "in").map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
});

test("[A6] what a customer answers to the line that another process sends on is heard as well", async () => {
  const { caseId } = await known("Said on the new line");
  await receiver.stop();
  await answer(caseId, { text: "From a process that only sends" });
  const { from } = (await saidTo(wang, "From a process that only sends")).attrs;
  expect(from).toBe(`${SHOP}/keepword-sender`);
  receiver = await receive();
  await wang.say("Said once you were back");
  await known("Said once you were back");
  await wang.entity.send(
    el("message", { to: from, type: "chat", id: "to-it" }, el("body", {}, "Answered to the sender")),
  );
  await known("Answered to the sender");
});

test("a file comes in, and another goes out by way of the server", async () => {
  const picture = Buffer.concat([Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"), randomBytes(2_000)]);
  const files = [{ name: "label.jpg", type: "image/jpeg", content: picture }];
  const { body: uploaded } = await postForm(agent, "/api/v1/uploads", {}, files);
  const { caseId } = await known("Said on the new line");
  await answer(caseId, { text: "See the label.", attachments: [uploaded] });
  const got = await wang.waitFor((stanza) => stanza.getChild("x", NS.linked) !== undefined);
  const url = got.getChild("x", NS.linked)!.getChildText("url")!;
  expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(picture)).toBe(true);
  await wang.say(url, "with-a-file", el("x", { xmlns: NS.linked }, el("url", {}, url)));
  await vi.waitFor(async () => {
    await work();
    const last = (await lines(caseId)).findLast(({ direction }) => direction === "in")!;
    const { rows } = await desk.pool.query("select name, sha256 from attachments where message_id = $1", [last.id]);
    expect(rows).toMatchObject([{ name: "label.jpg" }]);
    expect(Buffer.from(await desk.ctx.files.get(rows[0].sha256)).equals(picture)).toBe(true);
    expect(last.text).toBe("");
  }, patient);
});

test("whoever asks to have the shop among their contacts is let in", async () => {
  const lilei = await signIn(prosody, "lilei", SHOP);
  const accepted = new Promise((resolve) => {
    lilei.entity.on("stanza", (stanza) => stanza.attrs.type === "subscribed" && resolve(stanza.attrs.from));
  });
  // Only devices that look at their contacts are told of them.
  await lilei.entity.iqCaller.request(el("iq", { type: "get" }, el("query", { xmlns: "jabber:iq:roster" })));
  await lilei.entity.send(el("presence", { to: SHOP, type: "subscribe" }));
  expect(await accepted).toBe(SHOP);
  await lilei.leave();
});

test("[A6] an answer to somebody whom the server does not have any more fails at once, with its words", async () => {
  const lilei = await signIn(prosody, "lilei", SHOP);
  await lilei.say("I am leaving this server.");
  const { caseId } = await known("I am leaving this server.");
  await lilei.leave();
  await prosody.remove("lilei");
  await answer(caseId, { text: "Are you there?" });
  const deliveryError = expect.stringContaining("service-unavailable");
  expect(await replyOf(caseId)).toMatchObject({ deliveryState: "failed", deliveryError });
});

test("[A6] another program of the same name throws the desk off: the account says so, and the desk does not throw it off in turn", async () => {
  await online();
  const other = await openLine(
    await getAccount(desk.ctx, account.id),
    adapterPorts(desk.ctx),
    "keepword",
    () => undefined,
  );
  await vi.waitFor(
    async () =>
      expect(await health()).toMatchObject({ state: "failing", lastError: expect.stringContaining("conflict") }),
    patient,
  );
  expect(other.isOpen()).toBe(true);
  await other.end();
});

test("the doctor signs in at a real Prosody; a wrong password shows at the account", async () => {
  const { id, channel, name, brand, addresses, active, config } = account;
  const input = { id, channel, name, brandId: brand.id, teamId: null, addresses, active, config };
  const check = async (given: object) =>
    (await admin.post("/api/v1/channel-accounts/check", { ...input, config: { ...config, ...given } })).body;
  expect(await check({})).toMatchObject({
    ok: true,
    steps: expect.arrayContaining([expect.objectContaining({ detail: SHOP })]),
  });
  const refused = await check({ password: "another" });
  expect(refused).toMatchObject({ ok: false });
  expect(JSON.stringify(refused.steps)).toContain("not-authorized");
  await saveAccount(desk.ctx, id, { ...input, config: { ...config, password: "another" } });
  await vi.waitFor(
    async () =>
      expect(await health()).toMatchObject({ state: "failing", lastError: expect.stringContaining("not-authorized") }),
    patient,
  );
});
