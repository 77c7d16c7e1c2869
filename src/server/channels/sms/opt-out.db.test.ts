import { expect, test } from "vitest";
import { openChannelDesk } from "../../../../test/support/channel-desk.ts";
import { smsSimulator } from "./simulator.ts";

const { desk, agent, addAccount, work, lines, answer } = await openChannelDesk();
const { vendor } = await addAccount(smsSimulator);
const person = smsSimulator.person(1);
const say = async (text: string) => {
  await vendor.act({ kind: "text", person, text });
  await work();
  return (await lines()).findLast((line) => line.direction === "in")!;
};
const said = () => vendor.world.messages.filter(({ from }) => from === "shop").map(({ text }) => text);
const wayOf = async (caseId: number) => (await agent.get(`/api/v1/cases/${caseId}`)).body.replyTo;

test("whoever writes 退订 is written to no more by short message, and the answer that was refused says why; 订阅 undoes it", async () => {
  const { caseId } = await say("我的包裹呢？");
  expect(await wayOf(caseId)).toMatchObject({ channel: "sms", paid: true, countedAs: "sms", optedOut: false });
  await answer(caseId, { text: "明天到。" });
  expect(said()).toContain("明天到。");
  const before = said().length;

  const { rows: promised } = await desk.pool.query("select count(*)::int as n from promises");
  await say("退订");
  expect((await desk.pool.query("select count(*)::int as n from promises")).rows).toEqual(promised);
  expect(await wayOf(caseId)).toMatchObject({ optedOut: true });
  await answer(caseId, { text: "还有一件事。" });
  expect((await lines(caseId)).findLast((line) => line.kind === "reply")).toMatchObject({
    deliveryState: "failed",
    deliveryError: "opted_out",
  });
  expect(said()).toHaveLength(before);

  await say("订阅");
  expect(await wayOf(caseId)).toMatchObject({ optedOut: false });
  await answer(caseId, { text: "欢迎回来。" });
  expect(said()).toContain("欢迎回来。");
});

test("who asked for peace has it, also when the number was taken off their record and comes back by a new one", async () => {
  const { customerId } = await say("退订");
  const { rows } = await desk.pool.query("select id from handles where customer_id = $1", [customerId]);
  await agent.delete(`/api/v1/customers/${customerId}/handles/${rows[0].id}`);
  const again = await say("这里是新的问题：杯子碎了");
  expect(again.customerId).not.toBe(customerId);
  expect(await wayOf(again.caseId)).toMatchObject({ optedOut: true });
  await say("订阅");
  expect(await wayOf(again.caseId)).toMatchObject({ optedOut: false });
});

test("what a message took is told with it, as it is billed", async () => {
  const { caseId } = await say("Hello?");
  await answer(caseId, { text: "好".repeat(71) });
  const { id } = (await lines(caseId)).findLast((line) => line.kind === "reply")!;
  const { rows } = await desk.pool.query(
    "select detail from delivery_attempts where message_id = $1 and outcome = 'sent'",
    [id],
  );
  expect(rows).toEqual([{ detail: "2 SMS (UCS-2)" }]);
});

test("a picture of an MMS comes in, from where Twilio sends us on to", async () => {
  const content = Buffer.concat([Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"), Buffer.alloc(500, 7)]);
  await vendor.act({ kind: "file", person, name: "broken.jpg", type: "image/jpeg", content });
  await work();
  const line = (await lines()).findLast(({ direction }) => direction === "in")!;
  const { body } = await agent.get(`/api/v1/cases/${line.caseId}/messages`);
  const message = body.items.find(({ id }: { id: number }) => id === line.id);
  expect(message.attachments).toMatchObject([{ name: "image.jpg", type: "image/jpeg", size: content.byteLength }]);
});
