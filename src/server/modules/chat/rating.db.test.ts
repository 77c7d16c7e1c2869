import { expect, test } from "vitest";
import { openChatDesk } from "../../../../test/support/chat-desk.ts";
import { closeSolved } from "../cases/close-solved.ts";
import { getCase } from "../cases/index.ts";

const { agent, caseOf, ctx, desk, here, answer } = await openChatDesk();

/** A chat that was answered, solved, and closed by its rule. */
async function closed(words: string) {
  const widget = await here();
  await widget.say(words);
  const { caseId } = await caseOf(words);
  await desk.settle();
  await answer(caseId, "It is on its way.");
  await agent.patch(`/api/v1/cases/${caseId}`, { category: "solved" });
  await desk.settle();
  desk.advance("8 d");
  await closeSolved.run(ctx, {});
  await desk.settle();
  return { widget, caseId };
}
const ratingOf = async (caseId: number) =>
  (await agent.get(`/api/v1/cases/${caseId}/complaint`)).body.satisfaction?.rating;

test("[C7] a chat asks once, by faces that are digits; they can be pressed anew and reopen nothing", async () => {
  const { widget, caseId } = await closed("Where is my teapot?");
  const question = (await widget.thread()).items.at(-1)!;
  expect(question).toMatchObject({ from: "machine", asksRating: true });
  expect(question.text).not.toContain("http");
  await widget.say("5 – Very good");
  await desk.settle();
  expect(await ratingOf(caseId)).toBe(5);
  expect((await getCase(ctx, caseId)).category).toBe("closed");
  const { items } = await widget.thread();
  expect(items.at(-1)).toMatchObject({ from: "you", text: "5 – Very good" });
  expect(items.some(({ asksRating }) => asksRating)).toBe(false);
  await widget.say("2");
  await desk.settle();
  expect(await ratingOf(caseId)).toBe(2);
  const { rows } = await desk.pool.query("select kind from promises where case_id = $1 and state = 'open'", [caseId]);
  expect(rows).toEqual([{ kind: "follow_up" }]);
});

test("[C7] words besides the digit are read: the case is open again, and rated", async () => {
  const { widget, caseId } = await closed("Where is my kettle?");
  await widget.say("1, it never came");
  await desk.settle();
  expect(await ratingOf(caseId)).toBe(1);
  expect((await getCase(ctx, caseId)).category).toBe("open");
});

test("[C7] a digit is a rating only of whom we asked, and only right after we asked", async () => {
  const { widget, caseId } = await closed("Where is my saucer?");
  const stranger = await here();
  await stranger.say("5");
  await widget.say("Do you sell spoons, too?");
  await widget.say("4");
  await desk.settle();
  expect(await ratingOf(caseId)).toBeNull();
  const other = await caseOf("4");
  expect((await getCase(ctx, other.caseId)).category).not.toBe("closed");
});
