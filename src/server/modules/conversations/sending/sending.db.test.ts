import { describe, expect, test } from "vitest";
import { unique } from "../../../../../test/support/build.ts";
import { deliver } from "../../../../../test/support/deliver.ts";
import { openSendingDesk } from "../../../../../test/support/sending-desk.ts";
import { parseMail } from "../../../channels/mail/parse/index.ts";
import { provenCase } from "../../../kernel/reply-token.ts";

const { desk, smtp, agent, supervisor, letGo, buildAccount, buildCase, reply, view } = await openSendingDesk();
const { ctx } = desk;

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
    await deliver(ctx, account, { from: customer, subject: "Another thing", text: "Is the lamp in stock?" });
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
