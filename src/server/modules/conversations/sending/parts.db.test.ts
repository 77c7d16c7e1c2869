import { expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { unique } from "../../../../../test/support/build.ts";
import { buildMailAccount, deliver } from "../../../../../test/support/deliver.ts";
import type { DeliveryReport } from "../../../kernel/channel/index.ts";
import { getAccount } from "../channel-accounts/accounts-for.ts";
import { applyReport } from "../index.ts";
import { lockOutgoing } from "../store/outgoing.ts";
import { partsOf } from "../store/parts.ts";
import { notePart } from "./note-part.ts";
import { recordOutcome, type SendOutcome } from "./record-outcome.ts";
import { retryMessage } from "./retry-message.ts";
import { scheduleSending } from "./schedule-sending.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const account = await buildMailAccount(ctx);
const agent = await desk.as("agent");

/** An answer that is being handed to its provider. */
async function buildSending(): Promise<number> {
  const messageId = `${unique()}.parts@example.com`;
  await deliver(ctx, account, { messageId });
  const { rows } = await desk.pool.query("select case_id from messages where external_id = $1", [messageId]);
  const { body } = await agent.post(`/api/v1/cases/${rows[0].case_id}/reply`, { text: "x" });
  await desk.pool.query("update messages set delivery_state = 'sending', account_id = $2 where id = $1", [
    body.id,
    account.id,
  ]);
  return body.id;
}

const part = (messageId: number, providerId: string) => notePart(ctx, { accountId: account.id, messageId, providerId });
const receipt = (providerId: string, outcome: DeliveryReport["outcome"] = "delivered") =>
  applyReport(ctx, { externalId: null, providerId, recipients: [], outcome, detail: null }, { accountId: account.id });

async function end(messageId: number, outcome: SendOutcome): Promise<string> {
  const row = await ctx.tx((tx) => lockOutgoing(tx.db, messageId));
  await recordOutcome(ctx, row!, await getAccount(ctx, account.id), outcome, scheduleSending);
  return stateOf(messageId);
}

async function stateOf(messageId: number): Promise<string> {
  const { rows } = await desk.pool.query("select delivery_state from messages where id = $1", [messageId]);
  return rows[0].delivery_state;
}

const sent = { kind: "sent", detail: null, refused: [] } as const;

test("a receipt that is quicker than the answer that names the message is not lost", async () => {
  const id = await buildSending();
  await receipt("quick");
  await part(id, "quick");
  expect(await end(id, sent)).toBe("delivered");
});

test("a receipt for one part does not hide that another could not be sent", async () => {
  const id = await buildSending();
  await part(id, "first of two");
  await receipt("first of two");
  expect(await stateOf(id)).toBe("sending");
  expect(await end(id, { kind: "retry", detail: "down" })).toBe("queued");
});

test("a report and the note whose message it is do not pass each other by, in whatever order they come", async () => {
  for (let round = 0; round < 20; round++) {
    const id = await buildSending();
    await Promise.all([part(id, `race ${round}`), receipt(`race ${round}`)]);
    expect(await end(id, sent)).toBe("delivered");
  }
});

test("what came back goes out again from its beginning when a person tries it again", async () => {
  const id = await buildSending();
  await part(id, "came back");
  expect(await end(id, sent)).toBe("sent");
  await receipt("came back", "bounced");
  expect(await stateOf(id)).toBe("bounced");
  await retryMessage(ctx, id);
  expect(await partsOf(ctx.db, { accountId: account.id, messageId: id })).toEqual([]);
});
