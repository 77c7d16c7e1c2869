import { beforeAll, describe, expect, test } from "vitest";
import { deliver } from "../../../../test/support/deliver.ts";
import { postForm } from "../../../../test/support/form.ts";
import { openSendingDesk } from "../../../../test/support/sending-desk.ts";
import { systemActor } from "../../kernel/ctx.ts";
import { closeSolved } from "../cases/close-solved.ts";
import { assignCase, casePageUrl, getCase, mergeCases, updateCase } from "../cases/index.ts";
import { makeMove } from "./settlement/make-move.ts";

const { desk, agent, supervisor, letGo, smtp, buildAccount, buildCase } = await openSendingDesk();
const { ctx } = desk;
const own = ctx.as(systemActor("portal"));
let account: { id: number; address: string };

beforeAll(async () => {
  account = await buildAccount();
});

async function open() {
  const made = await buildCase(account, { text: "I want to complain: the cup is broken." });
  await updateCase(ctx, { caseId: made.caseId, kind: "complaint" });
  await desk.settle();
  smtp.taken.length = 0;
  return { ...made, id: made.caseId, path: new URL(casePageUrl(ctx, made.caseId)).pathname };
}

const inDays = (days: number) => new Date(desk.now().getTime() + days * 86_400_000).toISOString();
const offer = async (id: number, amountMinor: number) => {
  const terms = { remedy: "refund", amountMinor, currency: "CNY" };
  const move = { kind: "offer", party: "us", terms, dueAt: inDays(3), send: true };
  const made = await agent.post(`/api/v1/cases/${id}/settlement`, move);
  expect(made.status, made.text).toBe(200);
  await letGo();
  return made.body.settlement.moves.at(-1).id as number;
};
const accept = (caseId: number, seenMoveId: number) =>
  makeMove(own, {
    ...{ caseId, kind: "accept", party: "customer", words: null, evidenceMessageId: null, own: true, send: false },
    seenMoveId,
  });
const page = async (path: string) => (await (await desk.as("nobody")).get(`${path}?lang=en`)).text;
const press = async (path: string, fields: Record<string, string>) => {
  const seen = /name="seen" value="(\d+)"/.exec(await page(path))?.[1] ?? "";
  return postForm(await desk.as("nobody"), `${path}/settlement?lang=en`, { seen, ...fields });
};
const openPromises = async (caseId: number) =>
  (await desk.pool.query("select kind from promises where case_id = $1 and state = 'open' order by id", [caseId])).rows;
const told = async (caseId: number, kind: string) =>
  (await desk.pool.query("select staff_id from notifications where case_id = $1 and kind = $2", [caseId, kind])).rows;

describe("[C6] what a customer does with an offer", () => {
  test("is said to the offer that they saw, also where another comes at the same moment; twice is once", async () => {
    const { id } = await open();
    const first = await offer(id, 10_000);
    const second = await offer(id, 5_000);
    await expect(accept(id, first)).rejects.toMatchObject({ code: "complaints.offer_changed" });
    const taken = await Promise.all([accept(id, second), accept(id, second)]);
    expect(taken[0]).toBe(taken[1]);
    expect((await openPromises(id)).filter(({ kind }) => kind === "refund")).toHaveLength(1);
  });

  test("is news for the owner, and a counter-offer waits for our word like a message", async () => {
    const { id, path } = await open();
    const ownerId = await desk.staffId("agent");
    await assignCase(ctx, { caseId: id, ownerId, reason: "by_hand" });
    await offer(id, 10_000);
    expect(await getCase(ctx, id)).toMatchObject({ category: "waiting_customer", awaitingSince: null });
    const answered = await press(path, { do: "counter", remedy: "refund", amount: "200", currency: "CNY" });
    expect(answered.status).toBe(303);
    await desk.settle();
    expect(await getCase(ctx, id)).toMatchObject({ category: "open", awaitingSince: desk.now() });
    expect(await openPromises(id)).toContainEqual({ kind: "next_response" });
    const { more } = (await agent.get(`/api/v1/cases/${id}/brief`)).body;
    expect(more).toMatchObject({
      wants: { terms: { remedy: "refund", amountMinor: 20_000, currency: "CNY" } },
      tried: [{ what: "offered", terms: { amountMinor: 10_000 }, by: "Test agent" }],
      mood: expect.stringContaining("I want to complain"),
    });
    expect(await told(id, "settlement_answered")).toEqual([{ staff_id: ownerId }]);
  });

  test("brings back a case that was done when they say yes, so that somebody does what is agreed", async () => {
    const { id, path } = await open();
    await offer(id, 10_000);
    await updateCase(ctx, { caseId: id, category: "closed" });
    expect((await press(path, { do: "accept" })).status).toBe(303);
    expect((await getCase(ctx, id)).category).toBe("open");
    expect(await openPromises(id)).toContainEqual({ kind: "refund" });
  });

  test("goes on where its case became part of another, and so does an apology", async () => {
    const { id: goes, path } = await open();
    await offer(goes, 10_000);
    const managerId = await desk.staffId("supervisor");
    const asking = { managerId, dueAt: inDays(1), note: "The cup broke" };
    const asked = await supervisor.post(`/api/v1/cases/${goes}/apologies`, asking);
    const { id: stays } = await open();
    await desk.pool.query(
      "update cases set customer_id = (select customer_id from cases where id = $1) where id = $2",
      [goes, stays],
    );
    await mergeCases(ctx, { caseId: stays, otherId: goes });
    await desk.settle();
    const { body } = await agent.get(`/api/v1/cases/${stays}/complaint`);
    expect(body.settlement).toMatchObject({ state: "offered", terms: { amountMinor: 10_000 } });
    expect((await press(path, { do: "accept" })).status).toBe(303);
    expect((await agent.get(`/api/v1/cases/${stays}/complaint`)).body.settlement.state).toBe("confirmed");
    const sent = await supervisor.post(`/api/v1/apologies/${asked.body.apologies[0].id}/send`, { words: "Sorry." });
    expect(sent.status, sent.text).toBe(200);
    await desk.settle();
    expect(sent.body.apologies).toMatchObject([{ state: "sent" }]);
    expect(await openPromises(stays)).not.toContainEqual({ kind: "apology" });
  });
});

describe("[C7] solved or not", () => {
  const solve = async () => {
    const made = await open();
    await agent.post(`/api/v1/cases/${made.id}/reply`, { text: "All done.", thenCategory: "solved" });
    await letGo();
    await desk.settle();
    return made;
  };

  test("is one press in the mail that announces the closing; what looks through mails presses nothing", async () => {
    const { id, path } = await solve();
    const mail = smtp.taken
      .map(({ raw }) => raw.toString().replaceAll("=\r\n", ""))
      .find((raw) => raw.includes("/closing?"))!;
    for (const answer of ["yes", "no"]) expect(mail).toContain(`${path}/closing?solved=3D${answer}`);
    const nobody = await desk.as("nobody");
    const looked = await desk.during(() => nobody.get(`${path}/closing?solved=yes&lang=en`));
    expect(looked.events).toEqual([]);
    expect(looked.result.text).toContain("If we hear nothing");
    expect((await nobody.get(`${path.slice(0, -1)}x/closing?solved=yes`)).status).toBe(404);
    await postForm(nobody, `${path}/closing?lang=en`, { solved: "yes" });
    expect((await getCase(ctx, id)).category).toBe("closed");
    expect((await nobody.get(`${path}/closing?solved=yes&lang=en`)).text).toContain("This matter is closed.");
  });

  test("whoever says no says what is missing, and it is open again with their words", async () => {
    const { id, path } = await solve();
    const fields = { solved: "no", text: "The lid is still missing.", formKey: crypto.randomUUID() };
    const nobody = await desk.as("nobody");
    expect((await nobody.get(`${path}/closing?solved=no&lang=zh-CN`)).text).toContain("还有什么没解决");
    await postForm(nobody, `${path}/closing?lang=en`, fields);
    expect((await getCase(ctx, id)).category).toBe("open");
    expect(await page(path)).toContain("The lid is still missing.");
  });

  test("nothing closes before the day that its customer was told, though the rule became shorter", async () => {
    const { id } = await solve();
    const leader = await desk.as("leader");
    const before = (await leader.get("/api/v1/case-settings")).body;
    await leader.put("/api/v1/case-settings", { closeAfterDays: 1 });
    const { id: later } = await solve();
    desk.advance("2 d");
    await closeSolved.run(ctx, {});
    expect((await getCase(ctx, id)).category).toBe("solved");
    expect((await getCase(ctx, later)).category).toBe("closed");
    desk.advance("6 d");
    await closeSolved.run(ctx, {});
    expect((await getCase(ctx, id)).category).toBe("closed");
    await leader.put("/api/v1/case-settings", before);
  });

  test("the rating by mail is a digit, too, and can be changed on the page of the case", async () => {
    const { id, path, customer } = await solve();
    desk.advance("8 d");
    await closeSolved.run(ctx, {});
    await letGo();
    const { rows } = await desk.pool.query(
      "select m.external_id from satisfaction s join messages m on m.id = s.message_id where s.case_id = $1",
      [id],
    );
    const reply = { from: customer, subject: "Re: Broken cup", inReplyTo: rows[0].external_id };
    await deliver(ctx, account, { ...reply, messageId: `${crypto.randomUUID()}@example.com`, text: "4" });
    await desk.settle();
    expect((await getCase(ctx, id)).category).toBe("closed");
    expect((await agent.get(`/api/v1/cases/${id}/complaint`)).body.satisfaction).toMatchObject({ rating: 4 });
    expect(await page(path)).toMatch(/4 – Good.*<a href="\/r\//);
  });
});
