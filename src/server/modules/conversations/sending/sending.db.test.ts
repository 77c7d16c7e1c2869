import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { unique } from "../../../../../test/support/build.ts";
import { deliver } from "../../../../../test/support/deliver.ts";
import { startSmtpCounterpart } from "../../../../../test/support/smtp-counterpart.ts";
import { parseMail } from "../../../channels/mail/parse/index.ts";
import { provenCase } from "../../../kernel/reply-token.ts";
import { defaultBrand } from "../../brands/index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const agent = await desk.as("agent");
const admin = await desk.as("admin");
const supervisor = await desk.as("supervisor");
const smtp = await startSmtpCounterpart();
afterAll(() => smtp.stop());
const brand = await defaultBrand(ctx);
await admin.put(`/api/v1/brands/${brand.id}`, {
  ...brand,
  names: { "zh-CN": "晴天商店", en: "Sunny Shop" },
  signature: { "zh-CN": "{agent}\n{brand}", en: "{agent}\n{brand}" },
});

beforeEach(async () => {
  smtp.behave("take");
  smtp.refuseRecipients([]);
  smtp.askPassword(null);
  // What earlier tests left on its way.
  await letGo();
  smtp.taken.length = 0;
  smtp.seen.length = 0;
});

/** An account as an administrator adds it; with an outgoing server unless said otherwise. */
async function buildAccount(config: Record<string, unknown> = outgoing()) {
  const address = `support${unique()}@shop.example`;
  const saved = await admin.post("/api/v1/channel-accounts", form(address, config));
  expect(saved.status, saved.text).toBe(200);
  return { id: saved.body.id as number, address };
}

function form(address: string, config: Record<string, unknown>) {
  return {
    channel: "mail",
    name: address,
    brandId: brand.id,
    teamId: null,
    addresses: [address],
    active: true,
    config,
  };
}

function outgoing(more: Record<string, unknown> = {}) {
  return { receive: "receiver", smtpHost: "127.0.0.1", smtpPort: smtp.port, smtpSecurity: "none", ...more };
}

/** A customer's mail, received and acknowledged: what agents then answer. */
async function buildCase(account: { id: number; address: string }, mail: Record<string, unknown> = {}) {
  const customer = `wang${unique()}@example.com`;
  const messageId = `${unique()}.first@example.com`;
  await deliver(ctx, account, { from: `Wang Fang <${customer}>`, messageId, subject: "Broken cup", ...mail });
  await desk.settle();
  const { rows } = await desk.pool.query("select case_id from messages where external_id = $1", [messageId]);
  smtp.taken.length = 0;
  smtp.seen.length = 0;
  return { caseId: rows[0].case_id as number, customer, messageId };
}

async function reply(caseId: number, body: Record<string, unknown> = {}) {
  const sent = await agent.post(`/api/v1/cases/${caseId}/reply`, { text: "We will send a new one.", ...body });
  expect(sent.status, sent.text).toBe(200);
  return sent.body;
}

/** Lets the time to undo pass and does what is due. */
async function letGo() {
  desk.advance("11 s");
  await desk.settle();
}

async function messageOf(id: number) {
  const { rows } = await desk.pool.query("select * from messages where id = $1", [id]);
  return rows[0];
}

async function view(caseId: number, id: number) {
  const page = await agent.get(`/api/v1/cases/${caseId}/messages?limit=200`);
  return page.body.items.find((item: { id: number }) => item.id === id);
}

describe("[A6] an answer", () => {
  test("waits ten seconds, goes out as a mail in the customer's thread, and proves its case", async () => {
    const account = await buildAccount();
    const { caseId, customer, messageId } = await buildCase(account);
    const sent = await reply(caseId, { thenCategory: "waiting_customer" });
    expect(sent).toMatchObject({ direction: "out", kind: "reply", delivery: { state: "scheduled" } });
    await desk.settle();
    expect(smtp.taken).toEqual([]);

    const { events } = await desk.during(letGo);
    const types = events.map((event) => event.type);
    expect(types).toContain("conversations.message_written");
    expect(types.indexOf("conversations.message_written")).toBeLessThan(types.indexOf("conversations.message_sent"));
    const [mail] = smtp.taken;
    expect(mail!.to).toEqual([customer]);
    expect(mail!.from).toBe(account.address);
    const parsed = await parseMail(Buffer.from(mail!.raw));
    expect(parsed.subject).toBe(`Re: Broken cup [#${caseId}]`);
    expect(parsed.inReplyTo).toBe(`<${messageId}>`);
    expect(parsed.references).toEqual([`<${messageId}>`]);
    expect(parsed.from).toEqual({ name: "Test agent · 晴天商店", address: account.address });
    expect(parsed.visibleText).toContain("We will send a new one.");
    expect(parsed.signature).toContain("Test agent\nSunny Shop");
    expect(parsed.quotedText).toContain("> It was to come on Monday.");
    expect(parsed.quotedText).toMatch(/On .*2026.*Wang Fang wrote:/);
    expect(parsed.html).toContain("<blockquote");
    expect(parsed.autoReply).toBeNull();
    expect(provenCase(ctx.config.secret, [parsed.messageId!])).toBe(caseId);

    expect(await view(caseId, sent.id)).toMatchObject({
      delivery: { state: "sent", sentAt: desk.now().toISOString(), attempts: [{ outcome: "sent" }] },
    });
    const page = await agent.get(`/api/v1/cases/${caseId}`);
    expect(page.body.status.category).toBe("waiting_customer");
  });

  test("joins the case again by its Message-ID alone, whatever the subject of what the customer writes back", async () => {
    const account = await buildAccount();
    const { caseId, customer } = await buildCase(account);
    await reply(caseId);
    await letGo();
    const id = smtp.taken[0]!.headers.get("message-id")!;
    const again = `${unique()}.again@example.com`;
    await deliver(ctx, account, { from: customer, messageId: again, subject: "hello", headers: { "In-Reply-To": id } });
    const { rows } = await desk.pool.query("select case_id from messages where external_id = $1", [again]);
    expect(rows[0].case_id).toBe(caseId);
  });

  test("that a customer does not get is a forward: others' eyes only", async () => {
    const account = await buildAccount();
    const { caseId, customer } = await buildCase(account);
    const forward = await reply(caseId, { to: [{ address: "courier@kd.example", name: null }] });
    expect(forward.kind).toBe("forward");
    const both = await reply(caseId, {
      to: [{ address: "courier@kd.example", name: null }],
      cc: [{ address: customer.toUpperCase(), name: null }],
    });
    expect(both.kind).toBe("reply");
  });

  test("goes to everybody who was in copy, but never to ourselves", async () => {
    const account = await buildAccount();
    const { caseId, customer } = await buildCase(account, {
      to: `${account.address}, Friend <friend@example.com>`,
      headers: { Cc: "boss@example.com" },
    });
    await reply(caseId);
    await letGo();
    expect(smtp.taken[0]!.to.sort()).toEqual(["boss@example.com", "friend@example.com", customer].sort());
    const refused = await agent.post(`/api/v1/cases/${caseId}/reply`, {
      text: "x",
      to: [{ address: account.address.toUpperCase(), name: null }],
    });
    expect(refused.body.error.code).toBe("conversations.own_address");
  });

  test("repeated with the same key is sent once, also when both come at once", async () => {
    const account = await buildAccount();
    const { caseId } = await buildCase(account);
    const idempotencyKey = `key-${unique()}-abcdef`;
    const [first, second] = await Promise.all([reply(caseId, { idempotencyKey }), reply(caseId, { idempotencyKey })]);
    expect(second.id).toBe(first.id);
    await letGo();
    expect((await reply(caseId, { idempotencyKey })).id).toBe(first.id);
    expect(smtp.taken).toHaveLength(1);
  });

  test("in a case that was merged away is refused with where it went", async () => {
    const account = await buildAccount();
    const { caseId, customer } = await buildCase(account);
    await deliver(ctx, account, { from: customer, subject: "Another thing" });
    const { rows } = await desk.pool.query(
      "select id from cases where customer_id = (select customer_id from cases where id = $1) and id <> $1",
      [caseId],
    );
    await agent.post(`/api/v1/cases/${caseId}/merge`, { otherId: rows[0].id });
    const answer = await agent.post(`/api/v1/cases/${rows[0].id}/reply`, { text: "x" });
    expect(answer.body.error).toMatchObject({ code: "conversations.case_merged", params: { target: caseId } });
  });
});

describe("undo", () => {
  test("gives back what was typed; nothing leaves, nothing is shown", async () => {
    const account = await buildAccount();
    const { caseId, customer } = await buildCase(account);
    const sent = await reply(caseId, { text: "Wrong draft", cc: [{ address: "x@example.com", name: "X" }] });
    const undone = await agent.post(`/api/v1/messages/${sent.id}/undo`);
    expect(undone.body.draft).toMatchObject({
      kind: "reply",
      text: "Wrong draft",
      to: [{ address: customer }],
      cc: [{ address: "x@example.com", name: "X" }],
    });
    expect((await agent.get(`/api/v1/cases/${caseId}/draft`)).body.body.text).toBe("Wrong draft");
    const { events } = await desk.during(letGo);
    expect(events).toEqual([]);
    expect(smtp.seen).toEqual([]);
    expect(await view(caseId, sent.id)).toBeUndefined();
  });

  test("is too late once it is on its way, and is only the author's", async () => {
    const account = await buildAccount();
    const { caseId } = await buildCase(account);
    const sent = await reply(caseId);
    const other = await supervisor.post(`/api/v1/messages/${sent.id}/undo`);
    expect(other.body.error.code).toBe("conversations.not_yours");
    await letGo();
    const late = await agent.post(`/api/v1/messages/${sent.id}/undo`);
    expect(late.body.error.code).toBe("conversations.undo_too_late");
  });
});

describe("[A6] when sending fails", () => {
  test("a passing fault is a wait: tried again with the same Message-ID until it is taken", async () => {
    const account = await buildAccount();
    const { caseId } = await buildCase(account);
    smtp.behave("later");
    const sent = await reply(caseId);
    await letGo();
    expect(await view(caseId, sent.id)).toMatchObject({
      delivery: {
        state: "queued",
        error: expect.stringContaining("try again later"),
        attempts: [{ outcome: "retry" }],
      },
    });
    desk.advance("59 s");
    await desk.settle();
    expect(smtp.seen).toHaveLength(1);
    desk.advance("2 s");
    await desk.settle();
    expect(smtp.seen).toHaveLength(2);
    smtp.behave("take");
    desk.advance("5 min");
    await desk.settle();
    expect(smtp.taken).toHaveLength(1);
    expect(new Set(smtp.seen.map((mail) => mail.headers.get("message-id"))).size).toBe(1);
    expect(await view(caseId, sent.id)).toMatchObject({ delivery: { state: "sent", error: null } });
  });

  test("after two days it is given up, told as final, and can be tried again by hand", async () => {
    const account = await buildAccount();
    const { caseId } = await buildCase(account);
    smtp.behave("later");
    const sent = await reply(caseId);
    const { events } = await desk.during(async () => {
      await letGo();
      for (let hours = 0; hours < 60; hours++) {
        desk.advance("1 h");
        await desk.settle();
      }
    });
    const failed = events.filter((event) => event.type === "conversations.message_failed");
    expect(failed.filter((event) => (event.data as { final: boolean }).final)).toHaveLength(1);
    expect(failed.length).toBeGreaterThan(8);
    const outbox = await supervisor.get("/api/v1/outbox?state=failed");
    expect(outbox.body.items[0]).toMatchObject({ id: sent.id, state: "failed", attempts: failed.length });
    smtp.behave("take");
    expect((await supervisor.post(`/api/v1/messages/${sent.id}/retry`)).status).toBe(200);
    await desk.settle();
    expect(smtp.taken).toHaveLength(1);
  });

  test("a refusal is final at once", async () => {
    const account = await buildAccount();
    const { caseId } = await buildCase(account);
    smtp.behave("refuse");
    const sent = await reply(caseId);
    const { events } = await desk.during(letGo);
    expect(events.find((event) => event.type === "conversations.message_failed")).toMatchObject({
      data: { messageId: sent.id, final: true, authorId: await desk.staffId("agent") },
    });
    desk.advance("3 d");
    await desk.settle();
    expect(smtp.seen).toHaveLength(1);
  });

  test("one recipient refused of two: sent once, and the refused one is put before a person", async () => {
    const account = await buildAccount();
    const { caseId, customer } = await buildCase(account);
    smtp.refuseRecipients([customer]);
    const sent = await reply(caseId, {
      to: [{ address: customer, name: null }],
      cc: [{ address: "friend@example.com", name: null }],
    });
    const { events } = await desk.during(letGo);
    expect(events.find((event) => event.type === "conversations.message_bounced")?.data).toMatchObject({
      messageId: sent.id,
      recipients: [customer],
    });
    expect(smtp.taken[0]!.to).toEqual(["friend@example.com"]);
    const { rows } = await desk.pool.query("select bounced_at from handles where address = $1", [customer]);
    expect(rows[0].bounced_at).not.toBeNull();
  });

  test("wrong credentials fail the account's health and wait for somebody to mend them", async () => {
    smtp.askPassword("right");
    const account = await buildAccount(outgoing({ smtpUser: "me", smtpPassword: "wrong" }));
    const { caseId } = await buildCase(account);
    const sent = await reply(caseId);
    await letGo();
    expect(await view(caseId, sent.id)).toMatchObject({
      delivery: { state: "queued", attempts: [{ outcome: "auth" }] },
    });
    const health = async () =>
      (await admin.get("/api/v1/channel-accounts")).body.items.find((item: { id: number }) => item.id === account.id)
        .health;
    expect(await health()).toMatchObject({ state: "failing", lastError: expect.stringContaining("wrong password") });
    const config = outgoing({ smtpUser: "me", smtpPassword: "right" });
    await admin.put(`/api/v1/channel-accounts/${account.id}`, form(account.address, config));
    desk.advance("2 min");
    await desk.settle();
    expect(await view(caseId, sent.id)).toMatchObject({ delivery: { state: "sent" } });
    expect((await health()).state).toBe("ok");
  });

  test("a server that took it and hung up before saying so gets the same mail, not another one", async () => {
    const account = await buildAccount();
    const { caseId } = await buildCase(account);
    smtp.behave("hang-up");
    await reply(caseId);
    await letGo();
    smtp.behave("take");
    desk.advance("2 min");
    await desk.settle();
    expect(smtp.taken.length).toBeGreaterThanOrEqual(2);
    expect(new Set(smtp.taken.map((mail) => mail.headers.get("message-id"))).size).toBe(1);
  });

  test("a sender that died in the middle: nobody touches the message while its claim holds, then it goes once more, on record", async () => {
    const account = await buildAccount();
    const { caseId } = await buildCase(account);
    const sent = await reply(caseId);
    await letGo();
    smtp.taken.length = 0;
    // What a kill -9 leaves behind: claimed, its job gone, no outcome.
    await desk.pool.query(
      "update messages set delivery_state = 'sending', sent_at = null, send_at = $2 where id = $1",
      [sent.id, new Date(desk.now().getTime() + 90_000)],
    );
    await recover();
    expect(smtp.taken).toEqual([]);
    desk.advance("2 min");
    await recover();
    expect(smtp.taken).toHaveLength(1);
    const { delivery } = await view(caseId, sent.id);
    expect(delivery.attempts.map((attempt: { outcome: string }) => attempt.outcome)).toEqual([
      "sent",
      "interrupted",
      "sent",
    ]);
  });

  test("a message whose job got lost is found", async () => {
    const account = await buildAccount();
    const { caseId } = await buildCase(account);
    await reply(caseId);
    await desk.pool.query("delete from graphile_worker._private_jobs");
    desk.advance("10 min");
    await recover();
    expect(smtp.taken).toHaveLength(1);
  });
});

describe("[A6] without an outgoing server", () => {
  test("messages wait in sight, with the reason, and go out as soon as there is one", async () => {
    const account = await buildAccount({ receive: "receiver" });
    const { caseId } = await buildCase(account);
    await desk.pool.query("update channel_accounts set active = false where id <> $1", [account.id]);
    const sent = await reply(caseId);
    const { events } = await desk.during(letGo);
    expect(events.map((event) => event.type)).toContain("conversations.message_written");
    const waiting = await supervisor.get("/api/v1/outbox?state=waiting");
    expect(waiting.body.items.find((item: { id: number }) => item.id === sent.id)).toMatchObject({
      state: "queued",
      error: "no_outgoing_server",
      nextAttemptAt: null,
    });
    expect(waiting.body.items.length).toBeGreaterThan(1); // the acknowledgement waits, too
    await admin.put(`/api/v1/channel-accounts/${account.id}`, form(account.address, outgoing()));
    await desk.settle();
    expect(smtp.taken.map((mail) => mail.headers.get("auto-submitted") ?? "a person")).toEqual(
      expect.arrayContaining(["auto-replied", "a person"]),
    );
    expect((await messageOf(sent.id)).delivery_state).toBe("sent");
  });

  test("the account of the thread was switched off: another one of the brand takes over", async () => {
    const gone = await buildAccount();
    const { caseId } = await buildCase(gone);
    const sent = await reply(caseId);
    await admin.delete(`/api/v1/channel-accounts/${gone.id}`);
    const other = await buildAccount();
    await letGo();
    const row = await messageOf(sent.id);
    expect(row.delivery_state).toBe("sent");
    expect(row.account_id).not.toBe(gone.id);
    expect([other.address, smtp.taken[0]!.from]).toContain(smtp.taken[0]!.from);
  });
});

async function recover(): Promise<void> {
  await desk.pool.query("select graphile_worker.add_job('conversations.recover-sending', '{}'::json)");
  await desk.settle();
}
