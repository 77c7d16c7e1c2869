import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildRole, buildStaff, unique } from "../../../../test/support/build.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import { chatMessage } from "../../channels/toolkit/chat-message.ts";
import { receiveNow } from "../intake/index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const account = await buildMailAccount(ctx);
const supervisor = await desk.as("supervisor");

type Said = { name: string; text: string; from?: string };

/** Somebody writes from an address of their own. @returns their record */
async function writes({ name, text, from = `person${unique()}@example.com` }: Said): Promise<number> {
  await deliver(ctx, account, { from: `${name} <${from}>`, subject: `Matter ${unique()}`, text });
  await desk.settle();
  const { rows } = await desk.pool.query("select customer_id from handles where address = $1", [from]);
  return rows[0].customer_id;
}

/** A short message, whose sender the telephone network proves. */
function fromPhone(address: string, name: string, text: string): Parameters<typeof receiveNow>[1] {
  const sender = { kind: "phone", address, display: address, name };
  return {
    account: { id: account.id, channel: "sms", brandId: 1, teamId: null },
    message: chatMessage({ externalId: `test:${unique()}`, sender, text }),
    files: [],
    rawSha256: null,
    at: desk.now(),
    isOwn: false,
  };
}

async function likely(id: number) {
  const { body, status } = await supervisor.get(`/api/v1/customers/${id}/likely`);
  expect(status).toBe(200);
  return body.items as {
    customer: { id: number; name: string };
    score: number;
    reasons: { by: string; value: string | null }[];
  }[];
}

test("[A2] who gives the address that another record writes from is proposed, with the reason", async () => {
  const from = `work${unique()}@example.com`;
  const one = await writes({ name: "Chen Jing", text: "Where is my parcel?", from });
  const other = await writes({ name: "C. Jing", text: `You may also write to ${from}, please.` });
  expect(await likely(other)).toMatchObject([
    { customer: { id: one, name: "Chen Jing" }, score: 0.75, reasons: [{ by: "own_address", value: from }] },
  ]);
  expect((await likely(one)).map(({ customer }) => customer.id)).toEqual([other]);
});

test("[A2] the same order, name and telephone, which the channel proves, are sure: the records join by themselves, and can be taken apart for good", async () => {
  const words = "订单 2026111109990001 还没到，请打我电话 13912345670。";
  const first = await writes({ name: "赵敏", text: words });
  await desk.pool.query("update handles set verified_at = now() where customer_id = $1", [first]);
  await receiveNow(ctx, fromPhone("+8613912345670", "赵敏", words));
  await desk.settle();
  const page = await supervisor.get(`/api/v1/customers/${first}`);
  expect(page.body.mergedFrom).toHaveLength(1);
  const second = page.body.mergedFrom[0].id;

  await supervisor.post(`/api/v1/customers/${first}/unmerge`, { otherId: second });
  await desk.settle();
  expect(await likely(first)).toEqual([]);
  const { rows } = await desk.pool.query(
    "select customer_id, count(*)::int as n from identity_mentions where value = $1 group by 1 order by 1",
    ["+8613912345670"],
  );
  expect(rows).toEqual([
    { customer_id: first, n: 1 },
    { customer_id: second, n: 1 },
  ]);
});

test("[A2] whoever only writes a number, a name and an order off a parcel does not become its owner", async () => {
  const words = "订单 2026111109990003 到哪里了？电话 13912345673。";
  const owner = await writes({ name: "钱伟", text: words });
  const stranger = await writes({ name: "钱伟", text: words });
  expect(stranger).not.toBe(owner);
  expect((await likely(stranger)).map(({ customer }) => customer.id)).toEqual([owner]);
});

test("[A2] whoever mails somebody's name, number and order does not become them when they text, nor by a form", async () => {
  const words = "订单 2026111109990011 到哪里了？电话 13912345681。";
  const stranger = await writes({ name: "郑洁", text: words });
  await receiveNow(ctx, fromPhone("+8613912345681", "郑洁", words));
  await desk.settle();
  const { rows } = await desk.pool.query("select customer_id from handles where address = '+8613912345681'");
  expect(rows[0].customer_id).not.toBe(stranger);
  expect((await likely(stranger)).map(({ customer }) => customer.id)).toEqual([rows[0].customer_id]);

  const other = "订单 2026111109990012 到哪里了？电话 13912345682。";
  const mailed = await writes({ name: "冯燕", text: other });
  await desk.pool.query("update handles set verified_at = now() where customer_id = $1", [mailed]);
  const form = fromPhone("+8613912345682", "冯燕", other);
  await receiveNow(ctx, { ...form, account: { ...form.account, channel: "form" }, unproven: true });
  await desk.settle();
  expect((await supervisor.get(`/api/v1/customers/${mailed}`)).body.mergedFrom).toEqual([]);
});

test("[A2] the same order and telephone under another name is proposed, and never joined by itself", async () => {
  const words = "订单 2026111109990002 有问题，电话 13912345672。";
  const wife = await writes({ name: "孙丽", text: words });
  const husband = await writes({ name: "周强", text: words });
  const [found] = await likely(husband);
  expect(found).toMatchObject({ customer: { id: wife } });
  expect(found!.score).toBeLessThan(1);
});

test("[A2] an order of a case that the reader may not look into is not told by the proposal", async () => {
  const words = "订单 2026111109990009 有问题，电话 13912345679。";
  const one = await writes({ name: "吴敏", text: words });
  const other = await writes({ name: "吴磊", text: words });
  const role = await buildRole(ctx, ["customers:read", "customers:merge", "cases:read"]);
  const { email } = await buildStaff(ctx, { roles: [role] });
  const { body, text } = await (await desk.as({ email })).get(`/api/v1/customers/${one}/likely`);
  expect(body.items).toMatchObject([{ customer: { id: other } }]);
  expect(text).not.toContain("2026111109990009");
  expect(text).not.toContain("13912345679");
  expect((await likely(one))[0]!.reasons.map(({ value }) => value)).toContain("2026111109990009");
});

test("[A2] what either of two named in a case that the reader may not look into is not told, an address neither", async () => {
  const from = `quiet${unique()}@example.com`;
  const one = await writes({ name: "Ma Lin", text: "Hello.", from });
  const other = await writes({ name: "M. Lin", text: `Write to ${from}. 订单 2026111109990021` });
  const role = await buildRole(ctx, ["customers:read", "customers:merge", "cases:read", "cases:read-all"]);
  const { email } = await buildStaff(ctx, { roles: [role] });
  const reader = await desk.as({ email });
  const told = async (id: number) => (await reader.get(`/api/v1/customers/${id}/likely`)).body.items[0].reasons;
  expect(await told(one)).toEqual([{ by: "own_address", value: from }]);
  await desk.pool.query("update cases set kind = 'executive' where customer_id = $1", [other]);
  for (const id of [one, other]) expect(await told(id)).toEqual([{ by: "own_address", value: null }]);
});

test("[A2] what somebody wrote without giving a name does not lead to them", async () => {
  const said = fromPhone(`+861391234${unique()}`, "无名", "订单 2026111109990022，电话 13912345692。");
  const form = { formId: 1, version: 1, title: { en: "Complaints" }, anonymous: true, rows: [] };
  const received = await receiveNow(ctx, { ...said, form });
  await desk.settle();
  expect(received.outcome).toBe("stored");
  const { rows } = await desk.pool.query("select from identity_mentions where value = '+8613912345692'");
  expect(rows).toEqual([]);
});

test("[A2] what many share welds nobody together: a hotline, a shared mailbox", async () => {
  const hotline = "我打过 13900000009 没人接。";
  const people = [];
  for (let n = 0; n < 5; n++) people.push(await writes({ name: `客户${"甲乙丙丁戊"[n]}`, text: hotline }));
  for (const id of people) expect(await likely(id)).toEqual([]);
});

test("[A2] our own address is nobody's", async () => {
  const one = await writes({ name: "Ann Lee", text: `I wrote to ${account.address} before.` });
  const other = await writes({ name: "Bob Ray", text: `Is ${account.address} the right address?` });
  expect(await likely(one)).toEqual([]);
  expect(await likely(other)).toEqual([]);
});

test("[A2] whoever says that two are different is not asked again, and only who may merge is asked at all", async () => {
  const from = `sister${unique()}@example.com`;
  const one = await writes({ name: "Wu Xia", text: "Hello, one question.", from });
  const other = await writes({ name: "Wu Mei", text: `My sister is ${from}.` });
  expect(await likely(other)).toHaveLength(1);
  const answer = await supervisor.post(`/api/v1/customers/${other}/likely/${one}/different`);
  expect(answer.status).toBe(200);
  expect(await likely(other)).toEqual([]);
  expect(await likely(one)).toEqual([]);
  const agent = await desk.as("agent");
  const mayMerge = (await agent.get("/api/v1/me")).body?.permissions?.includes("customers:merge");
  if (!mayMerge) expect((await agent.get(`/api/v1/customers/${one}/likely`)).status).toBe(403);
  expect((await (await desk.as("nobody")).get(`/api/v1/customers/${one}/likely`)).status).toBe(401);
});
