import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, unique } from "../../../../test/support/build.ts";
import { accept, buildMailAccount, deliver, drain, type Mail, rawMail } from "../../../../test/support/deliver.ts";
import { postForm } from "../../../../test/support/form.ts";
import type { CaseLogEntry } from "../../../shared/contract/cases.ts";
import type { JoinReason, MaybeOf } from "../../../shared/contract/conversations.ts";
import { getCase, splitCase, updateCase } from "../cases/index.ts";
import { sendReply } from "../conversations/sending/send-reply.ts";
import { mergeCustomers } from "../customers/merge-customers.ts";
import { acceptDelivery } from "./index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const account = await buildMailAccount(ctx);
const telegram = await ctx.db
  .insertInto("channelAccounts")
  .values({
    channel: "telegram",
    name: "bot",
    brandId: (await ctx.db.selectFrom("brands").select("id").executeTakeFirstOrThrow()).id,
    addresses: ["7000000001"],
    config: JSON.stringify({
      token: "7000000001:a-token-of-the-tests-only",
      receive: "webhook",
      apiUrl: "https://127.0.0.1",
    }),
  })
  .returning("id")
  .executeTakeFirstOrThrow();

const kettle = { subject: "Kettle not delivered", text: "I ordered the Stern kettle and it has not arrived." };
const again = { subject: "Where is my kettle?", text: "The kettle has not come yet, it was promised for Thursday." };
const lamp = { subject: "Desk lamp", text: "The desk lamp flickers all the time." };

type Line = {
  id: number;
  caseId: number;
  conversationId: number;
  customerId: number;
  joined: JoinReason | null;
  maybeOf: MaybeOf | null;
};

async function linesOf(customerId: number): Promise<Line[]> {
  const rows = await ctx.db
    .selectFrom("messages")
    .selectAll()
    .where("customerId", "=", customerId)
    .where("direction", "=", "in")
    .orderBy("id")
    .execute();
  return rows as Line[];
}

async function customerOf(address: string): Promise<number> {
  const { customerId } = await ctx.db
    .selectFrom("handles")
    .select("customerId")
    .where("address", "=", address)
    .executeTakeFirstOrThrow();
  return customerId;
}

/** Mails of one person nobody knew, an hour apart; what became of each. */
async function mails(...list: Partial<Mail>[]): Promise<{ from: string; lines: Line[] }> {
  const from = `ming${unique()}@example.com`;
  for (const mail of list) {
    await deliver(ctx, account, { from: `Li Ming <${from}>`, ...mail });
    desk.advance("1 h");
  }
  return { from, lines: await linesOf(await customerOf(from)) };
}

let updates = 0;

/** Lines that somebody writes to our bot. */
async function chat(person: number, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    const id = ++updates;
    const date = Math.floor(desk.now().getTime() / 1_000);
    const message = {
      message_id: id,
      date,
      chat: { id: person, type: "private" },
      from: { id: person, first_name: "Li" },
      text,
    };
    const raw = Buffer.from(JSON.stringify({ update_id: id, message }));
    await acceptDelivery(ctx, { accountId: telegram.id, externalId: `update ${id}`, raw, envelope: {} });
    await drain(ctx);
  }
}

async function form(email: string, subject: string, text: string): Promise<void> {
  const sent = await postForm(await desk.as("nobody"), "/f/contact?lang=en", {
    name: "Li Ming",
    email,
    subject,
    text,
    formKey: randomUUID(),
  });
  expect(sent.status).toBe(303);
}

const casesOf = (lines: readonly Line[]) => new Set(lines.map(({ caseId }) => caseId)).size;

test("[A4] the same problem raised again joins its case and says by which words; another one opens its own", async () => {
  const { lines } = await mails(kettle, lamp, again);
  const [first, other, joined] = lines;
  expect(other!.caseId).not.toBe(first!.caseId);
  expect(joined).toMatchObject({ caseId: first!.caseId, joined: { by: "words", score: expect.any(Number) } });
  expect([first!.joined, other!.joined]).toEqual([null, null]);
  const log = (await (await desk.as("supervisor")).get(`/api/v1/cases/${first!.caseId}/log`)).body.items;
  const received = log.filter(({ type }: { type: string }) => type === "conversations.message_received");
  expect(received[0].data.joined).toMatchObject({ by: "words" });
  const messages = (await (await desk.as("supervisor")).get(`/api/v1/cases/${first!.caseId}/messages`)).body.items;
  expect(messages.map(({ joined }: Line) => joined?.by ?? null)).toEqual([null, "words"]);
});

test("[A4] a form from an address that nobody proved joins no case of its owner, and says which it may be about", async () => {
  const { from, lines } = await mails({ subject: "Order KW-2026-70017", text: "When does it ship?" });
  await form(from, "Complaint", `Nobody answers me about kw-2026-70017`);
  const [first, second] = await linesOf(lines[0]!.customerId);
  expect(second!.caseId).not.toBe(first!.caseId);
  expect(second).toMatchObject({ joined: null, maybeOf: { caseId: first!.caseId, by: "number" } });
  await deliver(ctx, account, { from, subject: "And now?", text: "Nothing about KW-2026-70017 yet!" });
  const view = (await (await desk.as("supervisor")).get(`/api/v1/cases/${first!.caseId}`)).body;
  expect(view.repeat).toEqual({ contacts: 2, channels: ["mail"], firstAnswerOwed: true });
});

test("[A4] a chat goes on with its case until three days after that was solved", async () => {
  const person = 8_000_000_000 + unique();
  await chat(person, "My kettle leaks", "and another thing: what about the lamp?");
  const customerId = await customerOf(String(person));
  const [first, second] = await linesOf(customerId);
  expect(second).toMatchObject({
    caseId: first!.caseId,
    conversationId: first!.conversationId,
    joined: { by: "chat" },
  });
  expect(await getCase(ctx, first!.caseId)).toMatchObject({ unansweredContacts: 1, priority: 2 });
  await updateCase(ctx, { caseId: first!.caseId, category: "solved" });
  desk.advance("2 d");
  await chat(person, "thank you");
  expect(await getCase(ctx, first!.caseId)).toMatchObject({ category: "open" });
  await updateCase(ctx, { caseId: first!.caseId, category: "solved" });
  desk.advance("4 d");
  await chat(person, "hello again");
  expect(casesOf(await linesOf(customerId))).toBe(2);
});

test("[A4] each repeat before we answer raises the priority by one, tells why, and ends with our answer", async () => {
  const { from, lines } = await mails(kettle, again, { subject: "Any news?", text: "Any news?" });
  const { caseId } = lines[0]!;
  expect(casesOf(lines)).toBe(1);
  expect(lines.map(({ joined }) => joined?.by)).toEqual([undefined, "words", "chaser"]);
  expect(await getCase(ctx, caseId)).toMatchObject({
    priority: 4,
    unansweredContacts: 3,
    unansweredChannels: ["mail"],
  });
  const client = await desk.as("supervisor");
  const log = (await client.get(`/api/v1/cases/${caseId}/log?limit=100`)).body.items;
  const raised = log.filter(({ type }: { type: string }) => type === "cases.updated");
  expect(raised.map(({ data }: CaseLogEntry) => [data.changes, data.reason, data.repeat])).toEqual([
    [{ priority: { from: 3, to: 4 } }, "repeat", { contacts: 3, channels: ["mail"], firstAnswerOwed: true }],
    [{ priority: { from: 2, to: 3 } }, "repeat", { contacts: 2, channels: ["mail"], firstAnswerOwed: true }],
  ]);

  await sendReply(ctx, caseId, { text: "It left yesterday." });
  desk.advance("1 min");
  await desk.settle();
  const answered = await getCase(ctx, caseId);
  expect(answered).toMatchObject({ unansweredContacts: 0, unansweredChannels: [], priority: 4 });
  expect(answered.firstAnsweredAt).not.toBeNull();
  await updateCase(ctx, { caseId, priority: 2 });
  await deliver(ctx, account, { from, subject: "Still no kettle", text: "The kettle has still not arrived." });
  expect(await getCase(ctx, caseId)).toMatchObject({ unansweredContacts: 1, priority: 2 });
  expect((await client.get(`/api/v1/cases/${caseId}`)).body.repeat).toBeNull();
});

test("[A4] what may be the same is proposed, not joined", async () => {
  const { lines } = await mails(
    lamp,
    { ...lamp, subject: "Invoice", text: "Invoice for the curtains please" },
    {
      subject: "Any news?",
      text: "Any news?",
    },
  );
  expect(casesOf(lines)).toBe(3);
  expect(lines[2]!.maybeOf).toMatchObject({ caseId: lines[1]!.caseId, by: "chaser" });
});

test("[A4] machines, archives and mails whose answers go elsewhere join nothing by their words", async () => {
  const { from, lines } = await mails(
    kettle,
    { ...again, headers: { "Auto-Submitted": "auto-generated" } },
    { ...again, headers: { "Reply-To": "thief@example.net" } },
  );
  expect(casesOf(lines)).toBe(3);
  expect(lines[2]!.maybeOf).toMatchObject({ caseId: lines[0]!.caseId });
  const raw = rawMail({ from, to: account.address, ...again });
  await acceptDelivery(ctx, {
    accountId: account.id,
    externalId: `archive ${unique()}`,
    raw,
    envelope: { imported: "open" },
  });
  await drain(ctx);
  expect(casesOf(await linesOf(lines[0]!.customerId))).toBe(4);
});

test("[A4] what joined is split off again, counted for itself, and no longer says that it belongs there", async () => {
  const { lines } = await mails(kettle, again);
  const split = await splitCase(ctx, { caseId: lines[0]!.caseId, messageIds: [lines[1]!.id], subject: "Second" });
  const [first, second] = await linesOf(lines[0]!.customerId);
  expect(second).toMatchObject({ caseId: split.id, joined: null });
  expect(await getCase(ctx, first!.caseId)).toMatchObject({ unansweredContacts: 1 });
  expect(split).toMatchObject({ unansweredContacts: 1, unansweredChannels: ["mail"] });
});

test("[A4] one person who writes by several addresses at once has one case", async () => {
  for (let round = 0; round < 3; round++) {
    const people = [await mails(lamp), await mails(lamp), await mails(lamp)];
    const [kept, ...others] = people.map(({ lines }) => lines[0]!.customerId);
    for (const otherId of others) await mergeCustomers(ctx, { id: kept!, otherId });
    const before = casesOf(await linesOf(kept!));
    await Promise.all(
      people.map(({ from }) => accept(ctx, account, rawMail({ from, to: account.address, ...kettle }))),
    );
    await Promise.all([drain(ctx), drain(ctx)]);
    const lines = await linesOf(kept!);
    expect(lines).toHaveLength(6);
    expect(casesOf(lines)).toBe(before + 1);
  }
});

test("[A4] once two records are one person, their cases about one order say that they may be the same; none merges by itself", async () => {
  const order = "KW-2026-61123";
  const { lines } = await mails(
    { subject: `Order ${order}`, text: "It was to come on Monday." },
    { subject: "Lamp", text: lamp.text },
  );
  const person = 700_001;
  await chat(person, `Still nothing of ${order.toLowerCase()}`);
  const writer = await customerOf(String(person));
  await mergeCustomers(ctx, { id: lines[0]!.customerId, otherId: writer });
  await desk.settle();
  const [first, second, third] = await linesOf(lines[0]!.customerId);
  expect(third).toMatchObject({
    joined: null,
    maybeOf: { caseId: first!.caseId, by: "number", number: "KW202661123" },
  });
  expect([first!.maybeOf, second!.maybeOf]).toEqual([null, null]);
  expect(casesOf([first!, second!, third!])).toBe(3);
  const told = await desk.pool.query(
    "select case_id::int from events where type = 'conversations.maybe_same' and case_id = any($1)",
    [[first!.caseId, second!.caseId, third!.caseId]],
  );
  expect(told.rows).toEqual([{ case_id: third!.caseId }]);
});

test("[C1] the brief tells who, what, by which ways, what was promised and said, and whose turn it is", async () => {
  const { from, lines } = await mails(kettle);
  const { caseId } = lines[0]!;
  await deliver(ctx, account, { from, ...again });
  const client = await desk.as("supervisor");
  const before = (await client.get(`/api/v1/cases/${caseId}/brief`)).body;
  expect(before).toMatchObject({
    customer: { name: "Li Ming" },
    firstWords: kettle.text,
    contacts: [{ channel: "mail", count: 2 }],
    openPromises: [{ kind: "first_response" }],
    brokenPromises: [],
    lastSaid: null,
    turn: "us",
  });
  const agent = await buildStaff(ctx, { name: "Lin" });
  const as = await desk.as({ email: agent.email });
  await as.post(`/api/v1/cases/${caseId}/reply`, { text: "It left yesterday.", thenCategory: "waiting_customer" });
  desk.advance("1 min");
  await desk.settle();
  expect((await client.get(`/api/v1/cases/${caseId}/brief`)).body).toMatchObject({
    openPromises: [],
    lastSaid: { words: "It left yesterday.", by: { name: "Lin" }, channel: "mail" },
    turn: "customer",
    awaitingSince: null,
  });
  expect((await (await desk.as("nobody")).get(`/api/v1/cases/${caseId}/brief`)).status).toBe(401);
});
