import { describe, expect, test } from "vitest";
import { openSendingDesk } from "../../../../../test/support/sending-desk.ts";

const { desk, smtp, admin, supervisor, letGo, outgoing, form, buildAccount, buildCase, reply, view } =
  await openSendingDesk();

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
    expect((await view(caseId, sent.id)).delivery.state).toBe("sent");
  });

  test("the account of the thread was switched off: another one of the brand takes over", async () => {
    const gone = await buildAccount();
    const { caseId } = await buildCase(gone);
    const sent = await reply(caseId);
    await admin.delete(`/api/v1/channel-accounts/${gone.id}`);
    await buildAccount();
    await letGo();
    const shown = await view(caseId, sent.id);
    expect(shown.delivery.state).toBe("sent");
    expect(shown.account.id).not.toBe(gone.id);
    expect(smtp.taken[0]!.from).toBe(shown.account.name);
  });
});

async function recover(): Promise<void> {
  await desk.pool.query("select graphile_worker.add_job('conversations.recover-sending', '{}'::json)");
  await desk.settle();
}
