import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { unique } from "../../../../../test/support/build.ts";
import { buildMailAccount, deliver } from "../../../../../test/support/deliver.ts";
import type { DeliveryReport } from "../../../kernel/channel/index.ts";
import { applyReport, outboxFigures } from "../index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const account = await buildMailAccount(ctx);
const agent = await desk.as("agent");

/** An answer that the provider took. */
async function buildSent() {
  const customer = `Wang${unique()}@example.com`;
  const messageId = `${unique()}.r@example.com`;
  await deliver(ctx, account, { from: customer, messageId });
  const { rows } = await desk.pool.query("select case_id from messages where external_id = $1", [messageId]);
  const sent = await agent.post(`/api/v1/cases/${rows[0].case_id}/reply`, { text: "x" });
  await desk.pool.query("update messages set delivery_state = 'sent', send_at = null, sent_at = $2 where id = $1", [
    sent.body.id,
    desk.now(),
  ]);
  const row = await rowOf(sent.body.id);
  return { id: sent.body.id as number, externalId: row.external_id as string, customer };
}

async function rowOf(id: number) {
  return (await desk.pool.query("select * from messages where id = $1", [id])).rows[0];
}

const report = (given: Partial<DeliveryReport>): DeliveryReport => ({
  externalId: null,
  recipients: [],
  outcome: "bounced",
  detail: "5.1.1 no such user",
  ...given,
});

describe("[A6] a bounce", () => {
  test("is shown on its message, marks the address, and is told once", async () => {
    const { id, externalId, customer } = await buildSent();
    const bounce = report({ externalId, recipients: [customer.toLowerCase()] });
    const { events, result } = await desk.during(() => applyReport(ctx, bounce));
    expect(result).toMatchObject({ messageId: id });
    expect(events).toEqual([
      {
        type: "conversations.message_lost",
        data: {
          messageId: id,
          kind: "reply",
          authorId: await desk.staffId("agent"),
          automatic: false,
          thenCategory: null,
          reason: "bounced",
          detail: `${customer.toLowerCase()}: 5.1.1 no such user`,
        },
      },
      {
        type: "conversations.message_bounced",
        data: {
          messageId: id,
          kind: "reply",
          authorId: await desk.staffId("agent"),
          recipients: [customer.toLowerCase()],
          detail: "5.1.1 no such user",
        },
      },
    ]);
    expect(await rowOf(id)).toMatchObject({
      delivery_state: "bounced",
      delivery_error: `${customer.toLowerCase()}: 5.1.1 no such user`,
    });
    const { rows } = await desk.pool.query("select bounce_reason from handles where address = lower($1)", [customer]);
    expect(rows[0].bounce_reason).toBe("5.1.1 no such user");
    const again = await desk.during(() => applyReport(ctx, bounce));
    expect(again.events).toEqual([]);
  });

  test("that names no message is about the newest one that went to the same address within five days", async () => {
    const { id, customer } = await buildSent();
    const bounce = report({ recipients: [customer.toUpperCase()] });
    expect(await applyReport(ctx, bounce)).toBeNull();
    expect(await applyReport(ctx, bounce, { accountId: account.id })).toMatchObject({ messageId: id });
    const late = await buildSent();
    desk.advance("6 d");
    expect(await applyReport(ctx, report({ recipients: [late.customer] }), { accountId: account.id })).toBeNull();
  });

  test("from where it was on the way to its only recipient says that they did not get it", async () => {
    const { id, externalId, customer } = await buildSent();
    const bounce = report({ externalId, recipients: ["861066660000@provider.example"] });
    const { events } = await desk.during(() => applyReport(ctx, bounce));
    expect(events.map(({ type }) => type)).toEqual(["conversations.message_lost", "conversations.message_bounced"]);
    expect(await rowOf(id)).toMatchObject({
      delivery_state: "bounced",
      delivery_error: `${customer}: 5.1.1 no such user`,
    });
  });

  test("about nothing of ours is nothing", async () => {
    const { events, result } = await desk.during(() =>
      applyReport(ctx, report({ externalId: "nobody@example.com", recipients: ["x@example.com"] }), {
        accountId: account.id,
      }),
    );
    expect([result, events]).toEqual([null, []]);
  });

  test("can be tried again by hand, and is counted for the doctor", async () => {
    const { id, externalId } = await buildSent();
    await applyReport(ctx, report({ externalId }));
    const before = await outboxFigures(ctx);
    expect(before.bounced).toBeGreaterThan(0);
    const supervisor = await desk.as("supervisor");
    const outbox = await supervisor.get("/api/v1/outbox?state=bounced");
    expect(outbox.body.items[0]).toMatchObject({ id, state: "bounced" });
    await supervisor.post(`/api/v1/messages/${id}/retry`);
    expect(await outboxFigures(ctx)).toMatchObject({ bounced: before.bounced - 1, waiting: before.waiting + 1 });
  });
});

describe("receipts", () => {
  test("come in any order; read is never undone by delivered", async () => {
    const { id, externalId } = await buildSent();
    const states: string[] = [];
    for (const outcome of ["delivered", "read", "delivered", "delayed"] as const) {
      await applyReport(ctx, report({ externalId, outcome, detail: null }));
      states.push((await rowOf(id)).delivery_state);
    }
    expect(states).toEqual(["delivered", "read", "read", "read"]);
  });

  test("a delay is on record and changes nothing", async () => {
    const { id, externalId } = await buildSent();
    const { events } = await desk.during(() => applyReport(ctx, report({ externalId, outcome: "delayed" })));
    expect(events).toEqual([]);
    expect((await rowOf(id)).delivery_state).toBe("sent");
    const { rows } = await desk.pool.query("select outcome from delivery_attempts where message_id = $1", [id]);
    expect(rows).toEqual([{ outcome: "delayed" }]);
  });
});

describe("the outbox", () => {
  test("is read page by page, newest first, over its states", async () => {
    const supervisor = await desk.as("supervisor");
    const ids: number[] = [];
    for (let i = 0; i < 5; i++) ids.push((await buildSent()).id);
    await desk.pool.query("update messages set delivery_state = 'delivered' where id = $1", [ids[2]]);
    const first = await supervisor.get("/api/v1/outbox?state=sent&limit=2");
    const second = await supervisor.get(`/api/v1/outbox?state=sent&limit=2&cursor=${first.body.next}`);
    const idsOf = (answer: typeof first) => answer.body.items.map((item: { id: number }) => item.id);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(ids.toReversed().slice(0, 4));
    expect((await supervisor.get("/api/v1/outbox?state=nonsense")).status).toBe(422);
    expect((await agent.get("/api/v1/outbox")).status).toBe(403);
  });

  test("a message taken out stays in its case and is never sent", async () => {
    const supervisor = await desk.as("supervisor");
    const messageId = `${unique()}.c@example.com`;
    await deliver(ctx, account, { messageId });
    const { rows } = await desk.pool.query("select case_id from messages where external_id = $1", [messageId]);
    const sent = await agent.post(`/api/v1/cases/${rows[0].case_id}/reply`, { text: "x" });
    const { events } = await desk.during(() => supervisor.post(`/api/v1/messages/${sent.body.id}/cancel`));
    expect(events.map((event) => event.type)).toEqual(["conversations.message_cancelled"]);
    const again = await supervisor.post(`/api/v1/messages/${sent.body.id}/cancel`);
    expect(again.body.error).toMatchObject({ code: "conversations.not_in_outbox", params: { state: "cancelled" } });
    const page = await agent.get(`/api/v1/cases/${rows[0].case_id}/messages`);
    expect(page.body.items.at(-1)).toMatchObject({ id: sent.body.id, delivery: { state: "cancelled" } });
  });
});
