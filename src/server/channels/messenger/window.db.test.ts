import { expect, test } from "vitest";
import { openChannelDesk } from "../../../../test/support/channel-desk.ts";
import { messengerSimulator } from "./simulator.ts";

const { desk, agent, addAccount, work, lines, answer } = await openChannelDesk();
const { vendor, account } = await addAccount(messengerSimulator);
const DAY = 24 * 3_600_000;

/** What becomes of an answer so many days after somebody wrote, on the vendor's clock. */
async function answeredAfter(days: number, humanAgent: boolean) {
  const allowed = JSON.stringify({ humanAgent });
  await desk.pool.query("update channel_accounts set config = config || $1 where id = $2", [allowed, account.id]);
  vendor.world.now = Date.now;

  const words = `after ${days} days, ${humanAgent}`;
  await vendor.act({ kind: "text", person: messengerSimulator.person(1), text: words });
  await work();
  const { caseId } = (await lines()).findLast(({ text }) => text === words)!;
  const { session } = (await agent.get(`/api/v1/cases/${caseId}`)).body.replyTo;
  const open = (Date.parse(session.closesAt) - desk.now().getTime()) / DAY;
  vendor.world.now = () => Date.now() + days * DAY;
  await answer(caseId, { text: `Answer ${words}` });
  const { deliveryState, deliveryError } = (await lines(caseId)).findLast(({ kind }) => kind === "reply")!;
  const arrived = vendor.world.messages.filter(({ text }) => text === `Answer ${words}`).length;
  return { deliveryState, deliveryError, arrived, open: Math.round(open) };
}

test("[A5] after a day a person may still answer where Meta has allowed it", async () => {
  expect(await answeredAfter(2, true)).toEqual({ deliveryState: "sent", deliveryError: null, arrived: 1, open: 7 });
});

test.each([
  [2, false],
  [8, true],
])("after %s days (allowed to people: %s) the answer fails at once, with Meta's words", async (days, humanAgent) => {
  const { deliveryState, deliveryError, arrived, open } = await answeredAfter(days, humanAgent);
  expect(open).toBe(humanAgent ? 7 : 1);
  expect({ deliveryState, arrived }).toEqual({ deliveryState: "failed", arrived: 0 });
  expect(deliveryError).toContain("outside of allowed window");
});
