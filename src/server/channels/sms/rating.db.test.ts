import { expect, test } from "vitest";
import { openChannelDesk } from "../../../../test/support/channel-desk.ts";
import { smsSimulator } from "./simulator.ts";

const { desk, agent, addAccount, work, lines, answer } = await openChannelDesk();
const { vendor } = await addAccount(smsSimulator);
const say = async (n: number, text: string) => {
  await vendor.act({ kind: "text", person: smsSimulator.person(n), text });
  await work();
  return (await lines()).findLast((line) => line.direction === "in")!;
};
const said = () => vendor.world.messages.filter(({ from }) => from === "shop").map(({ text }) => text);
const ratingOf = async (caseId: number) => (await agent.get(`/api/v1/cases/${caseId}/complaint`)).body.satisfaction;
const categoryOf = async (caseId: number) => (await agent.get(`/api/v1/cases/${caseId}`)).body.status.category;
const close = async (caseId: number) => {
  await answer(caseId, { text: "明天到。" });
  const closed = await agent.patch(`/api/v1/cases/${caseId}`, { category: "closed" });
  expect(closed.status, closed.text).toBe(200);
  await work();
};

test("[C7] by short message the rating is the digit that answers the question, from the number that was asked alone", async () => {
  const { caseId } = await say(1, "我的包裹呢？");
  await close(caseId);
  expect(said().at(-1)).toContain("请回复数字");
  const asked = said().length;
  const stranger = await say(2, "1");
  expect(stranger.caseId).not.toBe(caseId);
  const rated = await say(1, "4");
  expect(rated).toMatchObject({ caseId, text: "4" });
  expect((await ratingOf(caseId)).rating).toBe(4);
  expect(await categoryOf(caseId)).toBe("closed");
  // The stranger's message is acknowledged, the rating is not.
  expect(said().length - asked).toBe(1);
  await say(1, "不满意");
  expect((await ratingOf(caseId)).rating).toBe(2);
  await say(1, "茶壶还是没到");
  expect(await categoryOf(caseId)).toBe("open");
});

test("[C7] whoever wants no short messages is not asked by one, and nothing waits in the outbox", async () => {
  const { caseId } = await say(3, "杯子碎了");
  await close(caseId);
  const second = await say(3, "还有一个也碎了");
  await say(3, "退订");
  const before = said().length;
  await agent.patch(`/api/v1/cases/${second.caseId}`, { category: "closed" });
  await desk.settle();
  expect(said()).toHaveLength(before);
  expect((await lines(second.caseId)).filter(({ deliveryState }) => deliveryState === "failed")).toEqual([]);
});
