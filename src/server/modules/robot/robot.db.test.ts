import { expect, test } from "vitest";
import { openChatDesk } from "../../../../test/support/chat-desk.ts";
import { getCase } from "../cases/index.ts";
import { createArticle, publishDraft } from "../knowledge/index.ts";
import { endQuiet } from "./jobs.ts";

const { agent, answer, caseOf, ctx, desk, here, other, shop, Widget } = await openChatDesk();
const leader = await desk.as("leader");
const keeperId = await desk.staffId("supervisor");
const saved = await leader.put(`/api/v1/robot/accounts/${shop.id}`, { active: true, name: "小守", keeperId });
expect(saved.status, saved.text).toBe(200);

async function publish(locale: "zh-CN" | "en", title: string, body: string, summary = "") {
  const id = await createArticle(ctx, { locale, words: { title, summary, body } });
  await publishDraft(ctx, { articleId: id, locale });
  return id;
}
await publish(
  "en",
  "Reset your password",
  "Press “Forgot password” on the sign-in page. We send a link to your mail address.",
);
await publish(
  "en",
  "Return a lamp",
  "Send a lamp back within 30 days of delivery, in its box. The return label is free.",
);
await publish("en", "Return a carpet", "Send a carpet back within 14 days of delivery. We collect it from your door.");
await publish("zh-CN", "怎么开电子发票", "进入“我的订单”，点“申请发票”，填写抬头和税号，电子发票会发到您的邮箱。");

/** What is said in a new chat, one after the other, with what was answered to the last. */
async function talk(...said: string[]) {
  const widget = await here();
  for (const words of said) {
    expect((await widget.say(words)).status).toBe(200);
    await desk.settle();
  }
  const { caseId, customerId } = await caseOf(said.at(-1)!);
  const last = async () => (await widget.thread()).items.at(-1)!;
  return { widget, caseId, customerId, last };
}
const promisesOf = async (caseId: number) =>
  (await desk.pool.query("select kind, state from promises where case_id = $1 order by id", [caseId])).rows.map(
    ({ kind, state }) => `${kind} ${state}`,
  );
const dialogueOf = async (caseId: number) =>
  (await desk.pool.query("select * from robot_dialogues where case_id = $1 order by id desc", [caseId])).rows[0];

test("[D2] a question is answered from an article, with its source, by who says that it is a machine; that keeps the promise", async () => {
  const { widget, caseId, last } = await talk("How do I reset my password?");
  const items = (await widget.thread()).items;
  expect(items.map(({ from }) => from)).toEqual(["you", "machine"]);
  const { text } = await last();
  expect(text).toMatch(/^I'm 小守, a robot\..*human/);
  expect(text).toContain("Press “Forgot password” on the sign-in page.");
  expect(text).toContain("From: Reset your password ");
  expect(text).toMatch(/\/h\/\d+\?lang=en/);
  expect(await promisesOf(caseId)).toEqual(["first_response kept"]);
  const row = await getCase(ctx, caseId);
  expect(row).toMatchObject({ ownerId: keeperId, category: "waiting_customer", awaitingSince: null });
});

test("[D2] in Chinese too", async () => {
  const { last } = await talk("你好，请问怎么开电子发票？");
  expect((await last()).text).toContain("申请发票");
});

test("[D2] two articles that may be meant: it asks back, and the number chooses", async () => {
  const { widget, caseId, last } = await talk("How does a return work?");
  const { choices, text } = await last();
  expect(choices).toEqual(["Return a lamp", "Return a carpet", "None of them"]);
  expect(text).not.toContain("1. ");
  // Whoever reads the case later sees what there was to choose from.
  const { rows } = await desk.pool.query("select text from messages where case_id = $1 and kind = 'robot'", [caseId]);
  expect(rows[0].text).toContain("2. Return a carpet");
  expect(await promisesOf(caseId)).toEqual(["first_response open"]);
  await widget.say("2");
  await desk.settle();
  expect((await last()).text).toContain("within 14 days");
  expect(await promisesOf(caseId)).toEqual(["first_response kept"]);
});

test("[D2] what it does not know it admits, and the second time a person takes over, with all that was said", async () => {
  const { widget, caseId, last } = await talk("Which horse won the derby in 1913?");
  expect((await last()).text).toContain("no certain answer");
  expect(await promisesOf(caseId)).toEqual(["first_response open"]);
  await widget.say("The derby at Epsom, I mean");
  await desk.settle();
  expect((await last()).text).toContain("a colleague takes over");
  expect((await last()).text).toMatch(/by: .*2026/);
  const row = await getCase(ctx, caseId);
  expect(row.ownerId).not.toBe(keeperId);
  expect(row.category).toBe("open");
  expect(await promisesOf(caseId)).toEqual(["first_response withdrawn", "first_response open"]);
  const { rows } = await desk.pool.query("select text from messages where case_id = $1 and direction = 'note'", [
    caseId,
  ]);
  expect(rows[0].text).toContain("Which horse won the derby");
  expect(rows[0].text).toContain("The derby at Epsom");
  await widget.say("How do I reset my password?");
  await desk.settle();
  expect((await widget.thread()).items.at(-1)!.from).toBe("you");
});

test.each([
  ["转人工", "asked"],
  ["I want to talk to a human", "asked"],
  ["Your service is appalling, I am furious", "grave"],
  ["I will take you to court", "grave"],
  ["I am in a wheelchair and live alone", "vulnerable"],
  ["The lamp broke again", "again"],
])("[D2] “%s” is for a person at once", async (words, reason) => {
  const { caseId } = await talk(words);
  expect(await dialogueOf(caseId)).toMatchObject({ state: "handed_over", outcome: "handed_over", reason });
});

test("[D2] the customer's word that it is solved closes the case; who comes back is given to a person", async () => {
  const { widget, caseId, last } = await talk("How do I reset my password?", "That worked, thanks");
  expect((await last()).text).not.toBe("");
  expect(await getCase(ctx, caseId)).toMatchObject({ category: "closed" });
  expect(await dialogueOf(caseId)).toMatchObject({ outcome: "solved_said" });
  await widget.say("It does not work after all");
  await desk.settle();
  expect(await dialogueOf(caseId)).toMatchObject({ outcome: "returned", reason: "returned" });
  expect((await getCase(ctx, caseId)).ownerId).not.toBe(keeperId);
});

test("[D5] silence for 72 hours after an answer counts as solved, and nothing closes before the day that is told", async () => {
  const { caseId, last } = await talk("How do I reset my password?");
  const { caseId: left } = await talk("Which horse won the derby in 1950?");
  desk.advance("71 h");
  await endQuiet.run(ctx, {});
  expect((await dialogueOf(caseId)).state).toBe("talking");
  desk.advance("2 h");
  await endQuiet.run(ctx, {});
  await desk.settle();
  expect(await dialogueOf(caseId)).toMatchObject({ state: "ended", outcome: "solved_silence" });
  expect(await dialogueOf(left)).toMatchObject({ state: "ended", outcome: "abandoned" });
  expect((await getCase(ctx, caseId)).category).toBe("solved");
  expect((await last()).text).toMatch(/clos/i);
});

test("[C2] a person who answers takes the case over, and may give it back", async () => {
  const { widget, caseId } = await talk("How do I reset my password?");
  await answer(caseId, "Let me look at it myself.");
  expect(await dialogueOf(caseId)).toMatchObject({ state: "handed_over", reason: "taken" });
  await widget.say("How do I reset my password, please?");
  await desk.settle();
  expect((await widget.thread()).items.at(-1)!.from).toBe("you");
  expect((await agent.get(`/api/v1/cases/${caseId}/robot`)).body).toMatchObject({
    state: "handed_over",
    canGiveBack: true,
  });
  expect((await agent.post(`/api/v1/cases/${caseId}/robot`)).status).toBe(200);
  await desk.settle();
  await widget.say("And how do I return a carpet?");
  await desk.settle();
  expect((await widget.thread()).items.at(-1)!.text).toContain("14 days");
  expect((await getCase(ctx, caseId)).ownerId).toBe(keeperId);
});

test("where it is not switched on nobody hears of it", async () => {
  const widget = await new Widget(other.key).come();
  await widget.say("How do I reset my password? It is about the other shop.");
  await desk.settle();
  expect((await widget.words()).join()).not.toContain("robot");
});

test("who may set it up: leaders and administrators; only on accounts where people write in lines", async () => {
  expect((await agent.put(`/api/v1/robot/accounts/${shop.id}`, { active: false, name: "x", keeperId })).status).toBe(
    403,
  );
  const wrong = await leader.put(`/api/v1/robot/accounts/${shop.id}`, { active: true, name: "x", keeperId: 999_999 });
  expect(wrong.body.error).toMatchObject({ code: "robot.keeper_unfit", params: { field: "keeperId" } });
});
