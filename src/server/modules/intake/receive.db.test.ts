import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { unique } from "../../../../test/support/build.ts";
import { accept, buildMailAccount, deliver, drain, rawMail } from "../../../../test/support/deliver.ts";

const desk = await openTestDesk();
const { ctx } = desk;

type Line = {
  id: number;
  caseId: number;
  customerId: number;
  conversationId: number;
  kind: string;
  thirdPerson: boolean;
  externalId: string;
  text: string;
};

async function messagesFrom(address: string): Promise<Line[]> {
  const rows = await ctx.db
    .selectFrom("messages")
    .selectAll()
    .where("direction", "=", "in")
    .where(sql<string>`sender ->> 'address'`, "=", address)
    .orderBy("id")
    .execute();
  return rows as Line[];
}

async function one<T>(text: string, values: unknown[] = []): Promise<T> {
  return (await desk.pool.query(text, values)).rows[0];
}

function newAddress(): string {
  return `li.lei${unique()}@example.com`;
}

test("[A6] a mail becomes a message in a conversation in a case with a promise, told by events, in one transaction", async () => {
  const account = await buildMailAccount(ctx);
  const from = newAddress();
  const { events } = await desk.during(() =>
    deliver(ctx, account, {
      from: `李雷 <${from}>`,
      subject: "Re: 我的包裹在哪里？",
      text: "已经三天了，还没有收到。",
    }),
  );
  expect(events.map((event) => event.type)).toEqual([
    "customers.created",
    "cases.opened",
    "conversations.message_received",
    "promises.made",
  ]);
  const [message] = await messagesFrom(from);
  const row = await one<Record<string, unknown>>(
    `select c.subject, c.category, c.priority, c.awaiting_since, c.language, p.kind, p.state, p.due_at, p.started_at,
       k.name, k.locale, v.case_id as thread_case
     from cases c join promises p on p.case_id = c.id join customers k on k.id = c.customer_id
     join conversations v on v.id = $2 where c.id = $1`,
    [message!.caseId, message!.conversationId],
  );
  expect(row).toMatchObject({
    subject: "我的包裹在哪里？",
    category: "new",
    awaiting_since: desk.now(),
    kind: "first_response",
    state: "open",
    started_at: desk.now(),
    name: "李雷",
    locale: "zh-CN",
    thread_case: message!.caseId,
  });
  const xids = await one<{ n: number }>("select count(distinct xid)::int as n from events where case_id = $1", [
    message!.caseId,
  ]);
  expect(xids.n).toBe(1);
});

test("[A6] the same delivery any number of times, at once and later, is one message", async () => {
  const account = await buildMailAccount(ctx);
  const from = newAddress();
  const raw = rawMail({ from, to: account.address });
  const accepted = await Promise.all(Array.from({ length: 8 }, () => accept(ctx, account, raw)));
  expect(accepted.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(new Set(accepted.map(({ intakeId }) => intakeId)).size).toBe(1);
  await drain(ctx);
  expect(await accept(ctx, account, raw)).toMatchObject({ isNew: false });
  await drain(ctx);
  expect(await messagesFrom(from)).toHaveLength(1);
});

test("[A6] one mail that came over two ways and to two accounts is one message", async () => {
  const [first, second] = [await buildMailAccount(ctx), await buildMailAccount(ctx)];
  const from = newAddress();
  const mail = { from, to: `${first.address}, ${second.address}`, messageId: `${unique()}.twice@example.com` };
  for (const account of [first, second]) {
    for (const server of ["mx1", "mx2"]) {
      await accept(ctx, account, rawMail({ ...mail, headers: { "X-Server": server } }), `${server}:${mail.messageId}`);
    }
  }
  await drain(ctx);
  const messages = await messagesFrom(from);
  expect(messages).toHaveLength(1);
  const settled = await desk.pool.query("select state, message_id from intake where external_id like $1", [
    `%:${mail.messageId}`,
  ]);
  expect(settled.rows).toEqual(Array(4).fill({ state: "done", message_id: messages[0]!.id }));
});

test("[A6] different mails under one Message-ID, as careless programs send them, are all kept", async () => {
  const account = await buildMailAccount(ctx);
  const from = newAddress();
  const messageId = `${unique()}.same@shop-system.example`;
  await deliver(ctx, account, { from, messageId, text: "First order" }, { from, messageId, text: "Second order" });
  await deliver(ctx, account, { from, messageId, text: "Third order" });
  await accept(ctx, account, rawMail({ from, messageId, to: account.address, text: "Second order" }), "again");
  await drain(ctx);
  const messages = await messagesFrom(from);
  // Two that come in one batch are parsed side by side: either may be first.
  expect(messages.map((message) => message.text).toSorted()).toEqual(["First order", "Second order", "Third order"]);
  expect(messages.filter(({ externalId }) => externalId === messageId)).toHaveLength(1);
});

test("[A2] a new person who writes twice at once is one customer, whichever process receives which mail", async () => {
  const account = await buildMailAccount(ctx);
  const people = Array.from({ length: 6 }, newAddress);
  for (const from of people) {
    for (let i = 0; i < 3; i++) await accept(ctx, account, rawMail({ from, to: account.address, text: `Mail ${i}` }));
  }
  await Promise.all([drain(ctx), drain(ctx), drain(ctx)]);
  for (const from of people) {
    const messages = await messagesFrom(from);
    expect(messages).toHaveLength(3);
    expect(new Set(messages.map((message) => message.customerId)).size).toBe(1);
  }
});

test("[A4] an answer joins its case by References, reopens it, and asks for the next answer", async () => {
  const account = await buildMailAccount(ctx);
  const from = newAddress();
  const first = `${unique()}.a@example.com`;
  await deliver(ctx, account, { from, messageId: first });
  const [opened] = await messagesFrom(from);
  await desk.pool.query(
    `update cases set category = 'solved', solved_at = now(), awaiting_since = null,
       status_id = (select id from case_statuses where category = 'solved' and is_default) where id = $1`,
    [opened!.caseId],
  );
  desk.advance("2 h");
  const { events } = await desk.during(() =>
    deliver(ctx, account, { from, subject: "Something else", headers: { References: `<unknown@x> <${first}>` } }),
  );
  expect(events.map((event) => event.type)).toEqual([
    "cases.updated",
    "cases.status_changed",
    "cases.reopened",
    "conversations.message_received",
  ]);
  const [, answer] = await messagesFrom(from);
  expect(answer).toMatchObject({ caseId: opened!.caseId, conversationId: opened!.conversationId });
  const row = await one<Record<string, unknown>>("select category, awaiting_since from cases where id = $1", [
    opened!.caseId,
  ]);
  expect(row).toEqual({ category: "open", awaiting_since: desk.now() });
});

test("[A4] a subject alone joins nothing, and neither does a stranger who knows a Message-ID", async () => {
  const account = await buildMailAccount(ctx);
  const [from, stranger] = [newAddress(), newAddress()];
  const messageId = `${unique()}.private@example.com`;
  await deliver(ctx, account, { from, messageId, subject: "Refund of order 77" });
  await deliver(ctx, account, { from: stranger, subject: "Re: Refund of order 77" });
  await deliver(ctx, account, { from: stranger, subject: "Re: x", headers: { "In-Reply-To": `<${messageId}>` } });
  const [own] = await messagesFrom(from);
  const others = await messagesFrom(stranger);
  expect(others).toHaveLength(2);
  for (const other of others) {
    expect(other.caseId).not.toBe(own!.caseId);
    expect(other.customerId).not.toBe(own!.customerId);
  }
});

test("[A4] somebody in copy who answers joins the case and stays themselves", async () => {
  const account = await buildMailAccount(ctx);
  const [from, colleague] = [newAddress(), newAddress()];
  const messageId = `${unique()}.cc@example.com`;
  await deliver(ctx, account, { from, messageId, headers: { Cc: colleague } });
  await deliver(ctx, account, { from: colleague, headers: { "In-Reply-To": `<${messageId}>` } });
  const [own] = await messagesFrom(from);
  const [joined] = await messagesFrom(colleague);
  expect(joined).toMatchObject({ caseId: own!.caseId, customerId: own!.customerId, thirdPerson: true });
  const handle = await one<{ customer_id: number }>("select customer_id from handles where address = $1", [colleague]);
  expect(handle.customer_id).not.toBe(own!.customerId);
});

test("[A6] machines are kept without a promise: out of office, lists, unknown bounces, our own addresses", async () => {
  const account = await buildMailAccount(ctx);
  const robots: { from: string; subject: string; headers?: Record<string, string> }[] = [
    { from: newAddress(), headers: { "Auto-Submitted": "auto-replied" }, subject: "Out of office" },
    { from: newAddress(), headers: { "List-Id": "<news.example.com>", Precedence: "list" }, subject: "News" },
    { from: (await buildMailAccount(ctx)).address, subject: "To ourselves" },
  ];
  for (const robot of robots) {
    await deliver(ctx, account, robot);
    const [message] = await messagesFrom(robot.from);
    const row = await one<Record<string, unknown>>(
      `select category, priority, tags, awaiting_since,
         (select count(*)::int from promises p where p.case_id = c.id) as promises from cases c where id = $1`,
      [message!.caseId],
    );
    expect(row).toEqual({ category: "new", priority: 1, tags: ["automatic"], awaiting_since: null, promises: 0 });
  }
});

test("[A6] a mail without a sender, and one that is no mail at all, are somewhere to be found", async () => {
  const account = await buildMailAccount(ctx);
  await accept(ctx, account, Buffer.from(`Subject: nobody ${unique()}\r\n\r\nWho am I?\r\n`));
  const noise = await accept(ctx, account, Buffer.from([0, 255, 13, 10, 13, 10, 0, 1, 2, 254, unique() % 256]));
  await accept(ctx, account, Buffer.alloc(0), `empty ${unique()}`);
  await drain(ctx);
  const pending = await one<{ n: number }>("select count(*)::int as n from intake where state = 'pending'");
  expect(pending.n).toBe(0);
  const row = await one<{ state: string; message_id: number }>("select state, message_id from intake where id = $1", [
    noise.intakeId,
  ]);
  expect(row.state).toBe("done");
});

test("a transaction that breaks off after any of its statements leaves nothing, and the next try has it once", async () => {
  const account = await buildMailAccount(ctx);
  for (const table of ["handles", "customers", "cases", "conversations", "messages", "promises", "events"]) {
    const from = newAddress();
    await accept(ctx, account, rawMail({ from, to: account.address }));
    await desk.pool.query(`
      create function break_off() returns trigger language plpgsql as $$ begin raise exception 'the power went'; end $$;
      create trigger break_off after insert on ${table} for each statement execute function break_off()`);
    await drainWithoutEvents(table);
    await desk.pool.query(`drop trigger break_off on ${table}; drop function break_off()`);
    expect(await messagesFrom(from)).toHaveLength(0);
    const orphans = await one<{ n: number }>("select count(*)::int as n from handles where address = $1", [from]);
    expect(orphans.n).toBe(0);
    desk.advance("15 s");
    await drain(ctx);
    const [message, ...rest] = await messagesFrom(from);
    expect(rest).toEqual([]);
    const promises = await one<{ n: number }>("select count(*)::int as n from promises where case_id = $1", [
      message!.caseId,
    ]);
    expect(promises.n).toBe(1);
  }
});

// Where even the note of the failure cannot be written, the delivery stays pending and its lease runs out.
async function drainWithoutEvents(table: string): Promise<void> {
  await drain(ctx);
  const row = await one<{ state: string; attempts: number }>(
    "select state, attempts from intake order by id desc limit 1",
  );
  expect(row).toEqual({ state: table === "events" ? "pending" : "failed", attempts: 1 });
}

test("one bad message does not hold up the others of its batch, and stands on the screen with its error", async () => {
  const account = await buildMailAccount(ctx);
  const people = Array.from({ length: 5 }, newAddress);
  await desk.pool.query(`
    create function refuse_poison() returns trigger language plpgsql as $$
    begin if new.text like 'poison%' then raise exception 'indigestible'; end if; return new; end $$;
    create trigger refuse_poison before insert on messages for each row execute function refuse_poison()`);
  for (const [i, from] of people.entries()) {
    await accept(ctx, account, rawMail({ from, to: account.address, text: i === 2 ? "poison" : "fine" }));
  }
  const { events } = await desk.during(() => drain(ctx));
  await desk.pool.query("drop trigger refuse_poison on messages; drop function refuse_poison()");
  expect((await Promise.all(people.map(messagesFrom))).map((list) => list.length)).toEqual([1, 1, 0, 1, 1]);
  expect(events.filter((event) => event.type === "intake.delivery_failed")).toEqual([
    {
      type: "intake.delivery_failed",
      data: expect.objectContaining({ error: "indigestible", attempts: 1, final: false }),
    },
  ]);
  const supervisor = await desk.as("supervisor");
  const { body } = await supervisor.get("/api/v1/intake?state=failed");
  expect(body.items[0]).toMatchObject({ state: "failed", error: "indigestible", attempts: 1, caseId: null });
  desk.advance("11 s");
  await drain(ctx);
  expect(await messagesFrom(people[2]!)).toHaveLength(1);
});

test("[A2] who is blocked is refused, kept raw, and can be let in by hand", async () => {
  const account = await buildMailAccount(ctx);
  const from = newAddress();
  await deliver(ctx, account, { from, text: "first" });
  const [{ customerId } = { customerId: 0 }] = await messagesFrom(from);
  const supervisor = await desk.as("supervisor");
  expect((await supervisor.post(`/api/v1/customers/${customerId}/block`)).status).toBe(200);
  const { events } = await desk.during(() => deliver(ctx, account, { from, text: "second" }));
  expect(events.map((event) => event.type)).toEqual(["intake.delivery_refused"]);
  expect(await messagesFrom(from)).toHaveLength(1);
  const refused = (await supervisor.get("/api/v1/intake?state=refused")).body.items[0];
  expect(refused).toMatchObject({ state: "refused", error: "blocked" });
  const raw = await supervisor.get(`/api/v1/intake/${refused.id}/raw`);
  expect(raw.headers["content-type"]).toBe("application/octet-stream");
  expect(raw.text).toContain("second");
  await supervisor.post(`/api/v1/customers/${customerId}/unblock`);
  expect((await supervisor.post(`/api/v1/intake/${refused.id}/retry`)).body).toMatchObject({ state: "pending" });
  await drain(ctx);
  expect(await messagesFrom(from)).toHaveLength(2);
  const again = await supervisor.post(`/api/v1/intake/${refused.id}/retry`);
  expect([again.status, again.body.error.code]).toEqual([409, "intake.settled"]);
});

test("[L2] what came in is read and retried by those who may, and reading it raw is written down", async () => {
  const account = await buildMailAccount(ctx);
  const { intakeId } = await accept(ctx, account, rawMail({ to: account.address }));
  await drain(ctx);
  const agent = await desk.as("agent");
  for (const path of ["/api/v1/intake", `/api/v1/intake/${intakeId}/raw`]) {
    expect((await agent.get(path)).status).toBe(403);
  }
  expect((await agent.post(`/api/v1/intake/${intakeId}/retry`)).status).toBe(403);
  expect((await (await desk.as("nobody")).get("/api/v1/intake")).status).toBe(401);
  const supervisor = await desk.as("supervisor");
  const page = await supervisor.get("/api/v1/intake?limit=1");
  expect(page.body.items[0]).toMatchObject({ id: intakeId, state: "done", account: { id: account.id } });
  expect((await supervisor.get(`/api/v1/intake?limit=1&cursor=${page.body.next}`)).body.items[0].id).toBeLessThan(
    intakeId,
  );
  await supervisor.get(`/api/v1/intake/${intakeId}/raw`);
  const audit = await one("select action, subject_id from audit_log where action = 'intake.raw_read' order by id desc");
  expect(audit).toMatchObject({ subject_id: intakeId });
  expect((await supervisor.get("/api/v1/intake/999999999/raw")).body.error.code).toBe("intake.not_found");
});

test("[A4] an answer never overtakes what it answers, though it is parsed in a moment and the other is large", async () => {
  const account = await buildMailAccount(ctx);
  const from = newAddress();
  const messageId = `${unique()}.large@example.com`;
  await accept(ctx, account, rawMail({ from, to: account.address, messageId, text: "很长的信。\r\n".repeat(40_000) }));
  const headers = { "In-Reply-To": `<${messageId}>` };
  await accept(ctx, account, rawMail({ from, to: account.address, text: "PS", headers }));
  await drain(ctx);
  const [first, second] = await messagesFrom(from);
  expect(second).toMatchObject({ text: "PS", caseId: first!.caseId, conversationId: first!.conversationId });
});
