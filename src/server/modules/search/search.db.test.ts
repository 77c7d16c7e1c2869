import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildRole, buildStaff, buildTeam, unique } from "../../../../test/support/build.ts";
import type { TestClient } from "../../../../test/support/client.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import type { SearchHit } from "../../../shared/contract/search.ts";
import { openBell } from "../../kernel/events/bell.ts";
import { createMetrics } from "../../kernel/metrics.ts";
import { actorOfStaff } from "../accounts/index.ts";
import { mergeCases, updateCase } from "../cases/index.ts";
import { addNote } from "../conversations/index.ts";
import { sendReply } from "../conversations/sending/send-reply.ts";
import { undoMessage } from "../conversations/sending/undo-message.ts";
import { mergeCustomers } from "../customers/merge-customers.ts";
import { updateCustomer } from "../customers/update-customer.ts";
import { indexer } from "./indexer.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const account = await buildMailAccount(ctx);
const agent = await desk.as("agent");

// As a worker runs it: what is found below got into the index by the events alone.
const bell = openBell(desk.url, desk.pool, ctx.log);
const running = await indexer.start(ctx, { bell, metrics: createMetrics() });
afterAll(async () => {
  await running.stop();
  await bell.stop();
});

/** Waits until the index has read every event there is. */
async function indexed(): Promise<void> {
  const behind = `select exists (select from events e, event_cursors c
    where c.reader = 'search' and (e.xid, e.id) > (c.xid, c.id)) as behind`;
  bell.ring();
  await vi.waitFor(async () => expect((await desk.pool.query(behind)).rows[0].behind).toBe(false), { timeout: 20_000 });
}

async function search(q: string, as: TestClient = agent, more = ""): Promise<SearchHit[]> {
  const answer = await as.get(`/api/v1/search?q=${encodeURIComponent(q)}${more}`);
  expect(answer.status).toBe(200);
  return answer.body.items;
}

const briefly = (hits: readonly SearchHit[]) => hits.map(({ kind, id }) => `${kind} ${id}`);
const marked = (hit: SearchHit) => hit.excerpt.filter((part) => part.hit).map(({ text }) => text);

async function caseOf(mail: {
  subject?: string;
  text: string;
  from?: string;
  account?: { id: number; address: string };
}) {
  await deliver(ctx, mail.account ?? account, { subject: "A question", ...mail });
  return ctx.db
    .selectFrom("messages")
    .select(["id as messageId", "caseId as id", "customerId"])
    .where("text", "=", mail.text)
    .executeTakeFirstOrThrow();
}

describe("words", () => {
  let chinese: Awaited<ReturnType<typeof caseOf>>;
  let english: typeof chinese;
  beforeAll(async () => {
    chinese = await caseOf({ subject: "空气净化器漏水", text: "我买的加湿器坏了，要求退款。订单号 2026-A1077。" });
    english = await caseOf({
      subject: "Broken kettle",
      text: "The kettle's handle cracked. I was refunded twice already.",
    });
    await indexed();
  });

  test.each(["退款", "加湿器 退款", "要求退款", "加湿器", "2026-A1077", "２０２６-a1077"])(
    "%s is found in Chinese text",
    async (q) => {
      expect(briefly(await search(q))).toEqual([`message ${chinese.messageId}`]);
    },
  );

  test.each(["refund", "Refunds", "REFUNDED", "cracked handle", "crack"])("%s is found in English text", async (q) => {
    expect(briefly(await search(q))).toEqual([`message ${english.messageId}`]);
  });

  test("a subject, a number and a person are found as what they are, hits are marked", async () => {
    const [first] = await search("净化器");
    expect(first).toMatchObject({ kind: "case", id: chinese.id, title: "空气净化器漏水" });
    expect(marked(first!)).toEqual(["净化器"]);
    expect(briefly(await search(String(english.id)))).toContain(`case ${english.id}`);
    const [refunded] = await search("refund");
    expect(marked(refunded!)).toEqual(["refunded"]);
  });

  test("where nothing has all the words, what has the rarer half is found", async () => {
    // Nowhere stands "zeppelin": it does not keep the rest from being found, wherever it was typed.
    for (const q of ["退款 zeppelin", "zeppelin 退款 加湿器"]) {
      expect(briefly(await search(q))).toEqual([`message ${chinese.messageId}`]);
    }
    // Each stands somewhere, nowhere do all.
    expect(await search("cracked refund kettle 退款")).not.toEqual([]);
    expect(await search("zeppelin quagga")).toEqual([]);
  });

  test.each(["'", "\\", "a' | 'b", "!& |:*", "' or 1=1 --", "的", "%", "a\u0000", "🙂", "((((", "x".repeat(300)])(
    "%j breaks nothing",
    async (q) => {
      expect(await search(q)).toBeInstanceOf(Array);
    },
  );
});

describe("the index follows what happens", () => {
  test("a note and an answer are found, an answer taken back is not", async () => {
    const { id } = await caseOf({ text: `Quokka ${unique()}` });
    await ctx.tx((tx) => addNote(tx, { caseId: id, text: "She keeps a wombat." }));
    const sent = await sendReply(ctx, id, { text: "We have a platypus for you." });
    desk.advance("1 min");
    await desk.settle();
    await indexed();
    expect(await search("wombat")).toHaveLength(1);
    expect(briefly(await search("platypus"))).toEqual([`message ${sent.id}`]);
    const asAgent = ctx.as((await actorOfStaff(ctx, await desk.staffId("agent")))!);
    const undone = await sendReply(asAgent, id, { text: "An echidna comes." });
    await undoMessage(asAgent, undone.id);
    await indexed();
    expect(await search("echidna")).toEqual([]);
  });

  test("a new subject is found in place of the old", async () => {
    const { id } = await caseOf({ subject: "Numbat", text: `About an animal ${unique()}` });
    await indexed();
    expect(briefly(await search("numbat"))).toContain(`case ${id}`);
    await updateCase(ctx, { caseId: id, subject: "Bandicoot" });
    await indexed();
    expect(briefly(await search("bandicoot"))).toEqual([`case ${id}`]);
    expect(briefly(await search("numbat"))).not.toContain(`case ${id}`);
  });

  test("a merged case is found as the one it became, a merged person likewise", async () => {
    const from = `Potoroo ${unique()} <potoroo${unique()}@example.com>`;
    const one = await caseOf({ subject: "Dunnart one", text: `First dunnart words ${unique()}`, from });
    const two = await caseOf({ subject: "Another dunnart", text: `The lamp flickers ${unique()}`, from });
    await mergeCases(ctx, { caseId: one.id, otherId: two.id });
    await indexed();
    const hits = await search("dunnart");
    expect(briefly(hits)).toContain(`case ${one.id}`);
    expect(briefly(hits)).not.toContain(`case ${two.id}`);
    expect(hits.find(({ kind, id }) => kind === "message" && id === two.messageId)?.caseId).toBe(one.id);

    const other = await caseOf({ text: `Someone else ${unique()}`, from: "Bettong <bettong@example.com>" });
    await indexed();
    expect(briefly(await search("bettong"))).toEqual([`customer ${other.customerId}`]);
    await mergeCustomers(ctx, { id: one.customerId, otherId: other.customerId });
    await indexed();
    expect(briefly(await search("bettong"))).toEqual([`customer ${one.customerId}`]);
  });

  test("a person is found by their new name and no longer by the old", async () => {
    const { customerId } = await caseOf({ text: `Named ${unique()}`, from: `Quoll Old <q${unique()}@example.com>` });
    await updateCustomer(ctx, customerId, { name: "袋鼬 先生" });
    await indexed();
    expect(briefly(await search("袋鼬"))).toEqual([`customer ${customerId}`]);
    expect(await search("quoll")).toEqual([]);
  });
});

describe("[L2] whose words are found", () => {
  test("nobody finds a case of others, by its words, its subject, its number or its customer", async () => {
    const [ours, theirs] = [await buildTeam(ctx), await buildTeam(ctx)];
    const roles = [await buildRole(ctx, ["cases:read"])];
    const outsider = await desk.as(await buildStaff(ctx, { roles, teamIds: [theirs] }));
    const insider = await desk.as(await buildStaff(ctx, { roles, teamIds: [ours] }));
    const own = await buildMailAccount(ctx, { teamId: ours });
    const hidden = await caseOf({
      account: own,
      subject: "Thylacine sighting",
      text: "The tiger is in Hobart.",
      from: `Truganini <truganini@example.com>`,
    });
    await indexed();
    expect(briefly(await search("thylacine", insider))).toContain(`case ${hidden.id}`);
    for (const q of ["thylacine", "tiger", "hobart tiger", String(hidden.id), "truganini", "truganini@example.com"]) {
      const answer = await outsider.get(`/api/v1/search?q=${encodeURIComponent(q)}`);
      expect(answer.text).not.toMatch(/thylacine|tiger|truganini/i);
      expect(answer.body.items.filter((hit: SearchHit) => hit.caseId === hidden.id)).toEqual([]);
      expect(await search(q, outsider, "&kind=customer")).toEqual([]);
    }
  });

  test("a case that was given away is no longer found, before the index hears of it", async () => {
    const [ours, theirs] = [await buildTeam(ctx), await buildTeam(ctx)];
    const roles = [await buildRole(ctx, ["cases:read"])];
    const person = await desk.as(await buildStaff(ctx, { roles, teamIds: [ours] }));
    const own = await buildMailAccount(ctx, { teamId: ours });
    const given = await caseOf({ account: own, text: "The bilby digs." });
    await indexed();
    expect(briefly(await search("bilby", person))).toEqual([`message ${given.messageId}`]);
    await ctx.db.updateTable("cases").set({ teamId: theirs }).where("id", "=", given.id).execute();
    expect(await search("bilby", person)).toEqual([]);
  });

  test("who may not read cases may not search", async () => {
    const nothing = await desk.as(await buildStaff(ctx, { roles: [await buildRole(ctx, ["customers:read"])] }));
    expect((await nothing.get("/api/v1/search?q=x")).status).toBe(403);
    expect((await (await desk.as("nobody")).get("/api/v1/search?q=x")).status).toBe(401);
  });
});
