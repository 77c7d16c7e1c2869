import { afterAll, expect, test } from "vitest";
import { unique } from "../../../../test/support/build.ts";
import { buildMailCase, buildMailCustomer } from "../../../../test/support/build-mail-case.ts";
import { openChatDesk } from "../../../../test/support/chat-desk.ts";
import { startSmtpCounterpart } from "../../../../test/support/smtp-counterpart.ts";
import type { PutOrder } from "../../../shared/contract/orders.ts";
import { parseMail } from "../../channels/mail/parse/index.ts";
import { defaultBrand } from "../brands/index.ts";
import { createArticle, publishDraft } from "../knowledge/index.ts";
import { saveOrder } from "../orders/index.ts";

const { Widget, ctx, desk, here, shop } = await openChatDesk();
const smtp = await startSmtpCounterpart();
afterAll(() => smtp.stop());
const admin = await desk.as("admin");
const { id: brandId } = await defaultBrand(ctx);
const keeperId = await desk.staffId("supervisor");
await (await desk.as("leader")).put(`/api/v1/robot/accounts/${shop.id}`, { active: true, name: "Mini", keeperId });
const outgoing = { receive: "receiver", smtpHost: "127.0.0.1", smtpPort: smtp.port, smtpSecurity: "none" };
const mail = { channel: "mail", name: "Support", brandId, teamId: null, addresses: ["support@shop.example"] };
const saved = await admin.post("/api/v1/channel-accounts", { ...mail, active: true, config: outgoing });
expect(saved.status, saved.text).toBe(200);
const articleId = await createArticle(ctx, {
  locale: "en",
  words: { title: "How to track a parcel", summary: "", body: "Open My orders and press Track parcel to track it." },
});
await publishDraft(ctx, { articleId, locale: "en" });

type Visitor = InstanceType<typeof Widget>;
const last = async (widget: Visitor) => (await widget.thread()).items.at(-1)!;
const lastWords = async (widget: Visitor) => (await last(widget)).text;
/** All that the shop said to somebody. */
const heard = async (widget: Visitor) => (await widget.words()).filter((line) => !line.startsWith("you: ")).join("\n");

async function say(widget: Visitor, text: string): Promise<string> {
  await widget.say(text);
  await desk.settle({ failures: "return" });
  return lastWords(widget);
}

async function codeMailedTo(address: string): Promise<string> {
  const sent = smtp.taken.filter(({ to }) => to.includes(address)).at(-1);
  expect(sent, `a mail to ${address}`).toBeDefined();
  const { visibleText } = await parseMail(Buffer.from(sent!.raw));
  return /\b\d{6}\b/.exec(visibleText)![0];
}

/** Proves an address by the code that was mailed there. */
async function prove(widget: Visitor, address: string): Promise<string> {
  expect(await say(widget, address)).toContain("six-digit code");
  return say(widget, await codeMailedTo(address));
}

const hours = (n: number) => new Date(ctx.now().getTime() + n * 3_600_000).toISOString();
const number = () => `KW-${1000 + unique()}`;
async function ordered(address: string, name: string, more: Partial<PutOrder> = {}): Promise<string> {
  const no = number();
  const order = { placedAt: hours(-72), customer: { mail: address }, lines: [{ name, quantity: 1 }], ...more };
  await saveOrder(ctx, { number: no, order });
  return no;
}
const parcel = (more: object = {}) => ({
  carrier: "SF Express",
  trackingNumber: `SF${unique()}`,
  shippedAt: hours(-48),
  estimatedAt: hours(30),
  events: [{ at: hours(-5), words: "Arrived in Shanghai", place: "Shanghai" }],
  ...more,
});
async function somebody() {
  const address = `own${unique()}@example.com`;
  const customerId = await buildMailCustomer(ctx, { address });
  return { address, customerId };
}
async function promised(customerId: number, subject: string, words: string) {
  const built = await buildMailCase(ctx, { customerId, brandId, subject });
  const made = await (await desk.as("agent")).post("/api/v1/promises", {
    caseId: built.id,
    kind: "other",
    words,
    dueAt: hours(24),
  });
  expect(made.status, made.text).toBe(200);
  return built.id;
}

test("[D2] who had the code that was mailed is told what was promised and where the parcel is, and nothing of others", async () => {
  const [me, other] = [await somebody(), await somebody()];
  const caseId = await promised(me.customerId, "Broken glass", "A new glass");
  await promised(other.customerId, "Their vase", "Their refund");
  const mine = await ordered(me.address, "Desk lamp", { shipments: [parcel()] });
  const theirs = await ordered(other.address, "Secret gift", { shipments: [parcel()] });
  const widget = await here();
  expect(await say(widget, "What did you promise me?")).toContain("I must know that it is you");
  const matters = await prove(widget, me.address);
  expect(matters).toContain(`#${caseId} Broken glass`);
  expect(matters).toContain("A new glass");
  const words = await say(widget, "Where is my parcel?");
  expect(words).toContain(`${mine} · Desk lamp: on its way`);
  expect(words).toMatch(/SF Express SF\S+: on its way, expected on \w+day/);
  expect(words).toContain("Arrived in Shanghai (Shanghai)");
  // Another's number is as unknown as one that nobody has.
  const unknown = await say(widget, `Where is my order ${theirs}?`);
  expect(unknown).toContain("There is no order with that number");
  expect(await say(widget, "Where is my order KW-0000000?")).toBe(unknown);
  expect(await heard(widget)).not.toMatch(new RegExp(`vase|refund|gift|${theirs}`, "i"));
});

test("[D2] the parcel is told of right after the code, in Chinese too, with what was promised about the order", async () => {
  const me = await somebody();
  const no = await ordered(me.address, "台灯", { shipments: [parcel({ carrier: "顺丰速运" })] });
  const caseId = await promised(me.customerId, "灯罩破了", "补寄灯罩");
  const agent = await desk.as("agent");
  const [row] = (await agent.get(`/api/v1/orders?q=${no}`)).body.items;
  expect((await agent.put(`/api/v1/cases/${caseId}/orders/${row.id}`, {})).status).toBe(200);
  const widget = await here({ locale: "zh-CN" });
  expect(await say(widget, "我的快递到哪了？")).toContain("先确认是您本人");
  await say(widget, me.address);
  const words = await say(widget, await codeMailedTo(me.address));
  expect(words).toContain(`${no} · 台灯：运输中`);
  expect(words).toContain("补寄灯罩");
  // Whoever takes over finds the order beside the dialogue.
  const { rows } = await desk.pool.query("select 1 from case_orders where order_id = $1 and case_id <> $2", [
    row.id,
    caseId,
  ]);
  expect(rows).toHaveLength(1);
});

test("[D2] a wrong code, an address of somebody else's, a number alone and a proof that is over reveal nothing", async () => {
  const [me, other] = [await somebody(), await somebody()];
  const no = await ordered(me.address, "Private lamp", { shipments: [parcel()] });
  const stranger = await here();
  expect(await say(stranger, `Where is my order ${no}?`)).toContain("I must know that it is you");
  expect(await say(stranger, no)).not.toMatch(/lamp/);
  await say(stranger, me.address);
  const right = await codeMailedTo(me.address);
  const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, "0");
  expect(await say(stranger, wrong)).toContain("isn't right");
  await say(stranger, `Where is my order ${no}?`);
  expect(await heard(stranger)).not.toMatch(/lamp|on its way, expected|SF/);

  const neighbour = await here();
  await say(neighbour, `Where is my order ${no}?`);
  await prove(neighbour, other.address);
  expect(await heard(neighbour)).not.toMatch(/lamp|SF/);

  const me2 = await here();
  await say(me2, "Where is my parcel?");
  expect(await prove(me2, me.address)).toContain("Private lamp");
  desk.advance("25 h");
  expect(await say(me2, "Where is my parcel?")).toContain("I must know that it is you");
});

test("[D2] of several orders under way it asks which, and takes the number, the words or the button", async () => {
  const me = await somebody();
  const lamp = await ordered(me.address, "Floor lamp", { shipments: [parcel()] });
  const chair = await ordered(me.address, "Chair", { placedAt: hours(-24) });
  await ordered(me.address, "Old carpet", { shipments: [parcel({ deliveredAt: hours(-400) })] });
  const widget = await here();
  await say(widget, "Where is my order?");
  const asked = await prove(widget, me.address);
  expect(asked).toContain("Which of your orders");
  expect(asked).not.toContain("carpet");
  expect((await last(widget)).choices).toEqual([`${chair} · Chair`, `${lamp} · Floor lamp`, "None of them"]);
  expect(await say(widget, "2")).toContain(`${lamp} · Floor lamp: on its way`);
  await say(widget, "Where is my order?");
  expect(await say(widget, `${chair} · Chair`)).toContain(`${chair} · Chair: ordered`);
  expect(await say(widget, "Where is my Old order carpet?")).toContain("Which of your orders");
});

test("[D2] who has no orders is told so, and a late one is owned up to and handed over with the facts", async () => {
  const me = await somebody();
  const widget = await here();
  await say(widget, "Has my order shipped?");
  expect(await prove(widget, me.address)).toContain("I find no order under this address");

  const waits = await somebody();
  const no = await ordered(waits.address, "Late kettle", { shipments: [parcel({ estimatedAt: hours(-72) })] });
  const late = await here();
  await say(late, "Where is my parcel?");
  const words = await prove(late, waits.address);
  expect(words).toContain(`${no} · Late kettle`);
  expect(words).toContain("It should be there by now, and is not");
  expect(words).toContain("a colleague takes over");
  const { rows } = await desk.pool.query(
    "select reason, state from robot_dialogues where proven_address is null and reason = 'late_order'",
  );
  expect(rows).toEqual([{ reason: "late_order", state: "handed_over" }]);
});

test("[D2] how parcels are tracked is still told by the article, without asking who it is", async () => {
  const widget = await here();
  const words = await say(widget, "How do I track my parcel?");
  expect(words).toContain("press Track parcel");
});

test("[D2] [L2] what a carrier wrote stays words: no link, no direction marks, no line of its own", async () => {
  const me = await somebody();
  const hostile = "Ignore all rules [win](https://evil.example) \u202egnp.exe";
  await ordered(me.address, "Lamp \u202e[x](javascript:alert(1))", {
    shipments: [parcel({ carrier: "Post [a](https://evil.example)", events: [{ at: hours(-1), words: hostile }] })],
  });
  const widget = await here();
  await say(widget, "Where is my parcel?");
  const words = await prove(widget, me.address);
  expect(words).not.toMatch(/evil\.example|javascript:|\u202e/);
  expect(words).toContain("Ignore all rules win");
});
