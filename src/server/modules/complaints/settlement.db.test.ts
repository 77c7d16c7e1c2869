import { beforeAll, describe, expect, test } from "vitest";
import { buildStaff, unique } from "../../../../test/support/build.ts";
import { postForm } from "../../../../test/support/form.ts";
import { openSendingDesk } from "../../../../test/support/sending-desk.ts";
import { closeSolved } from "../cases/close-solved.ts";
import { casePageUrl, getCase, updateCase } from "../cases/index.ts";

const { desk, agent, supervisor, letGo, smtp, buildAccount, buildCase } = await openSendingDesk();
const { ctx } = desk;
let account: { id: number; address: string };

beforeAll(async () => {
  account = await buildAccount();
});

async function open(text = "I want to complain: the cup is broken.") {
  const made = await buildCase(account, { text });
  await updateCase(ctx, { caseId: made.caseId, kind: "complaint" });
  await desk.settle();
  smtp.taken.length = 0;
  const path = new URL(casePageUrl(ctx, made.caseId)).pathname;
  return { ...made, id: made.caseId, path };
}

const inDays = (days: number) => new Date(desk.now().getTime() + days * 86_400_000).toISOString();
const refund = (amountMinor: number) => ({ remedy: "refund", amountMinor, currency: "CNY" });
const move = (id: number, body: object) => agent.post(`/api/v1/cases/${id}/settlement`, body);
const offer = (id: number, amountMinor: number, more: object = {}) =>
  move(id, { kind: "offer", party: "us", terms: refund(amountMinor), dueAt: inDays(3), send: true, ...more });
const page = async (path: string) => (await (await desk.as("nobody")).get(`${path}?lang=en`)).text;
const press = async (path: string, fields: Record<string, string>) => {
  const seen = /name="seen" value="(\d+)"/.exec(await page(path))?.[1] ?? "";
  return postForm(await desk.as("nobody"), `${path}/settlement?lang=en`, { seen, ...fields });
};
const promisesOf = (caseId: number, kind: string) =>
  ctx.db.selectFrom("promises").selectAll().where("caseId", "=", caseId).where("kind", "=", kind).execute();

describe("[C6] a settlement", () => {
  test("is offered by mail, countered and agreed, confirmed by the customer's click, and promised by its date", async () => {
    const { id, path } = await open();
    const offered = await offer(id, 12_050, { words: "We are sorry." });
    expect(offered.status, offered.text).toBe(200);
    expect(offered.body.settlement).toMatchObject({ state: "offered", terms: refund(12_050) });
    await letGo();
    expect(smtp.taken.at(-1)!.raw.toString()).toContain("/c/");
    expect(await page(path)).toContain("CN¥120.50");

    const countered = await press(path, {
      do: "counter",
      remedy: "refund",
      amount: "200",
      currency: "CNY",
      settlementWords: "I paid for the taxi, too.",
    });
    expect(countered.status).toBe(303);
    const agreed = await desk.during(() => move(id, { kind: "accept", party: "us", dueAt: inDays(2) }));
    expect(agreed.result.body.settlement).toMatchObject({ state: "agreed", terms: refund(20_000) });
    expect(agreed.events.find(({ type }) => type === "complaints.settlement_agreed")?.data).toMatchObject({
      caseId: id,
      remedy: "refund",
      amountMinor: 20_000,
      currency: "CNY",
      confirmed: false,
    });
    expect(await promisesOf(id, "refund")).toMatchObject([
      { state: "open", dueAt: new Date(agreed.result.body.settlement.dueAt) },
    ]);

    const confirmed = await desk.during(() => press(path, { do: "confirm" }));
    expect(confirmed.events.map(({ type }) => type)).toEqual([
      "complaints.settlement_moved",
      "complaints.settlement_confirmed",
    ]);
    expect(await promisesOf(id, "refund")).toHaveLength(1);
  });

  test("what is pressed twice is one move, and another offer is not taken unseen", async () => {
    const { id, path } = await open();
    await offer(id, 1_000);
    const seen = /name="seen" value="(\d+)"/.exec(await page(path))![1]!;
    await offer(id, 2_000);
    const nobody = await desk.as("nobody");
    const stale = await postForm(nobody, `${path}/settlement?lang=en`, { do: "accept", seen });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain("There is another offer since");
    expect((await press(path, { do: "accept" })).status).toBe(303);
    const again = await postForm(nobody, `${path}/settlement?lang=en`, { do: "accept", seen });
    expect(again.status).toBe(303);
    expect(await promisesOf(id, "refund")).toHaveLength(1);
  });

  test("the customer's word on the phone needs the message in which they gave it", async () => {
    const { id, path } = await open();
    await offer(id, 1_000);
    const word = { kind: "accept", party: "customer" };
    expect((await move(id, word)).body.error.code).toBe("complaints.evidence_needed");
    const other = await open();
    const theirs = await ctx.db
      .selectFrom("messages")
      .select("id")
      .where("caseId", "=", other.id)
      .where("direction", "=", "in")
      .executeTakeFirstOrThrow();
    expect((await move(id, { ...word, evidenceMessageId: theirs.id })).body.error.code).toBe(
      "complaints.evidence_needed",
    );
    const text = `I accept. ${unique()}`;
    await postForm(await desk.as("nobody"), `${path}/reply?lang=en`, { formKey: crypto.randomUUID(), text });
    await desk.settle();
    const said = await ctx.db
      .selectFrom("messages")
      .select(["id", "caseId"])
      .where("text", "=", text)
      .executeTakeFirstOrThrow();
    expect(said.caseId).toBe(id);
    const taken = await move(id, { ...word, evidenceMessageId: said.id });
    expect(taken.body.settlement).toMatchObject({ state: "confirmed", next: [] });
  });

  test("names the field at fault, and makes no move that is not possible", async () => {
    const { id } = await open();
    expect((await move(id, { kind: "confirm", party: "customer" })).body.error.code).toBe("complaints.move_not_now");
    const noSum = await move(id, {
      kind: "offer",
      party: "us",
      terms: { remedy: "refund", amountMinor: null, currency: null },
      dueAt: inDays(1),
    });
    expect(noSum.body.error).toMatchObject({ code: "complaints.amount_needed", params: { field: "amountMinor" } });
    expect((await offer(id, 1, { dueAt: inDays(-1) })).body.error.code).toBe("complaints.due_needed");
  });

  test("a request that is sent again offers and mails once", async () => {
    const { id } = await open();
    const idempotencyKey = `offer-${unique()}`;
    await offer(id, 1_000, { idempotencyKey });
    const again = await offer(id, 1_000, { idempotencyKey });
    expect(again.body.settlement.moves).toHaveLength(1);
    await letGo();
    expect(smtp.taken).toHaveLength(1);
  });
});

describe("[C6] an apology", () => {
  test("is promised by a named manager, goes out under their name, and stands on the customer's page", async () => {
    const { id, path } = await open();
    const manager = await buildStaff(ctx, { name: "周明", roles: ["leader"] });
    const other = await buildStaff(ctx, { name: "Agent", roles: ["agent"] });
    const ask = (managerId: number) => agent.post(`/api/v1/cases/${id}/apologies`, { managerId, dueAt: inDays(1) });
    expect((await ask(other.id)).body.error.code).toBe("complaints.manager_unfit");
    const asked = await ask(manager.id);
    expect(asked.body.apologies).toMatchObject([
      { state: "asked", manager: { name: "周明" }, mine: false, words: null },
    ]);
    expect((await ask(manager.id)).body.error.code).toBe("complaints.apology_asked");
    expect(await promisesOf(id, "apology")).toMatchObject([{ state: "open", ownerId: manager.id }]);

    const theirs = await desk.as(manager);
    const [draft] = (await theirs.get(`/api/v1/cases/${id}/complaint`)).body.apologies;
    expect(draft.words).toContain("周明");
    const send = { words: draft.words };
    expect((await supervisor.post(`/api/v1/apologies/${draft.id}/send`, send)).body.error.code).toBe(
      "complaints.not_your_apology",
    );
    const sent = await theirs.post(`/api/v1/apologies/${draft.id}/send`, send);
    expect(sent.body.apologies[0]).toMatchObject({ state: "sent" });
    await letGo();
    expect(smtp.taken).toHaveLength(1);
    expect(await promisesOf(id, "apology")).toMatchObject([{ state: "kept" }]);
    expect(await page(path)).toContain("周明 apologised to you in person");
    expect((await theirs.post(`/api/v1/apologies/${draft.id}/send`, send)).body.error.code).toBe(
      "complaints.apology_settled",
    );
  });

  test("a manager who declines says why, and owes nothing", async () => {
    const { id } = await open();
    const manager = await buildStaff(ctx, { roles: ["leader"] });
    const asked = await agent.post(`/api/v1/cases/${id}/apologies`, { managerId: manager.id, dueAt: inDays(1) });
    const theirs = await desk.as(manager);
    await theirs.post(`/api/v1/apologies/${asked.body.apologies[0].id}/decline`, { reason: "It was the carrier." });
    expect(await promisesOf(id, "apology")).toMatchObject([{ state: "withdrawn" }]);
  });
});

describe("[C7] closing and rating", () => {
  test("a complaint is closed by nobody at the desk without a reason, and by no agent", async () => {
    const { id } = await open();
    const close = (who: typeof agent, body: object) =>
      who.patch(`/api/v1/cases/${id}`, { category: "closed", ...body });
    expect((await close(agent, { closeReason: "done" })).body.error.code).toBe("cases.complaint_unconfirmed");
    expect((await close(supervisor, {})).body.error.code).toBe("cases.complaint_unconfirmed");
    expect((await close(supervisor, { closeReason: "The customer moved away." })).status).toBe(200);
  });

  test("the customer closes it with one press, rates it, and a low rating is promised a follow-up, once", async () => {
    const { id, path } = await open();
    await agent.post(`/api/v1/cases/${id}/reply`, { text: "All done.", thenCategory: "solved" });
    await letGo();
    expect(await page(path)).toContain("this closes by itself on");
    const nobody = await desk.as("nobody");
    await postForm(nobody, `${path}/closing?lang=en`, { solved: "yes" });
    expect((await getCase(ctx, id)).category).toBe("closed");
    await letGo();
    const rating = /action="(\/r\/[^"?]+)/.exec(await page(path))![1]!;
    const looked = await desk.during(() => nobody.get(`${rating}?s=2&lang=en`));
    expect(looked.events).toEqual([]);
    expect(looked.result.text).not.toContain("/c/");
    const rated = await desk.during(() => postForm(nobody, `${rating}?lang=en`, { rating: "2", comment: "Too slow." }));
    expect(rated.events.map(({ type }) => type)).toEqual([
      "complaints.satisfaction_rated",
      "promises.made",
      "service-levels.notified",
    ]);
    await postForm(nobody, `${rating}?lang=en`, { rating: "1" });
    expect(await promisesOf(id, "follow_up")).toHaveLength(1);
    expect((await agent.get(`/api/v1/cases/${id}/complaint`)).body.satisfaction).toMatchObject({
      rating: 1,
      comment: "Too slow.",
    });

    const report = await supervisor.get("/api/v1/satisfaction?by=channel");
    expect(report.body.groups).toMatchObject([{ key: "mail", unhappy: 1 }]);
    const csv = await supervisor.get("/api/v1/satisfaction/ratings.csv?by=channel&key=mail");
    expect(csv.text).toContain("Too slow.");
    expect((await agent.get("/api/v1/satisfaction")).status).toBe(403);

    await agent.post(`/api/v1/cases/${id}/reply`, { text: "I am sorry that it took so long." });
    await letGo();
    expect(await promisesOf(id, "follow_up")).toMatchObject([{ state: "kept" }]);
  });

  test("who says that it is not solved has it open again, with an answer promised", async () => {
    const { id, path } = await open();
    await agent.post(`/api/v1/cases/${id}/reply`, { text: "All done.", thenCategory: "solved" });
    await letGo();
    await postForm(await desk.as("nobody"), `${path}/closing?lang=en`, { solved: "no", formKey: crypto.randomUUID() });
    await desk.settle();
    expect((await getCase(ctx, id)).category).toBe("open");
    expect((await promisesOf(id, "next_response")).some(({ state }) => state === "open")).toBe(true);
  });

  test("who is told the rule is asked by mail with five links once it closes by itself, and only once", async () => {
    const { id } = await open();
    await agent.post(`/api/v1/cases/${id}/reply`, { text: "All done.", thenCategory: "solved" });
    await letGo();
    smtp.taken.length = 0;
    desk.advance("8 d");
    await closeSolved.run(ctx, {});
    await letGo();
    expect((await getCase(ctx, id)).category).toBe("closed");
    const asking = () => smtp.taken.filter(({ raw }) => raw.toString().includes("/r/"));
    expect(asking()).toHaveLength(1);
    await updateCase(ctx, { caseId: id, category: "open" });
    await updateCase(ctx, { caseId: id, category: "closed" });
    await letGo();
    expect(asking()).toHaveLength(1);
  });
});
