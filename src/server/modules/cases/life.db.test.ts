import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff } from "../../../../test/support/build.ts";
import { buildMailCase, buildMessage } from "../../../../test/support/build-mail-case.ts";
import { play } from "../../../../test/support/scenario.ts";
import { closeSolved } from "./close-solved.ts";
import { getCase, noteAnswer, noteContacts, updateCase } from "./index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const types = (events: { type: string }[]) => events.map((event) => event.type);

async function solved() {
  const built = await buildMailCase(ctx);
  await updateCase(ctx, { caseId: built.id, category: "solved" });
  return built;
}

async function jobs(task: string): Promise<{ key: string | null; runAt: Date }[]> {
  const { rows } = await sql<{ key: string | null; runAt: Date }>`
    select key, run_at from graphile_worker.jobs where task_identifier = ${task} order by id`.execute(ctx.db);
  return rows;
}

describe("[C7] the customer's word decides", () => {
  test.each(["solved", "closed", "waiting_customer", "waiting_partner"] as const)(
    "a message to a case that is %s opens it again and waits for us",
    async (category) => {
      const { id } = await buildMailCase(ctx);
      await updateCase(ctx, { caseId: id, category });
      desk.advance("1 h");
      const at = desk.now();
      const { events } = await desk.during(() => noteContacts(ctx, [{ caseId: id, at, countsAsContact: true }]));
      expect(await getCase(ctx, id)).toMatchObject({
        category: "open",
        // What still waits with a partner has waited since the first message.
        awaitingSince: category === "waiting_partner" ? expect.any(Date) : at,
        solvedAt: null,
        closedAt: null,
      });
      const reopened = category === "solved" || category === "closed";
      // Who comes back before anybody answered makes it more urgent, unless the word was theirs.
      const urgent = category === "waiting_customer" ? [] : ["cases.updated"];
      expect(types(events)).toEqual([...urgent, "cases.status_changed", ...(reopened ? ["cases.reopened"] : [])]);
    },
  );

  test("what a machine wrote reopens nothing and makes nobody wait", async () => {
    const { id } = await solved();
    desk.advance("1 h");
    const at = desk.now();
    const { events } = await desk.during(() => noteContacts(ctx, [{ caseId: id, at, countsAsContact: false }]));
    expect(await getCase(ctx, id)).toMatchObject({ category: "solved", awaitingSince: null, lastMessageAt: at });
    expect(events).toEqual([]);
  });

  test("a solved case closes by the rule after seven days, not before, and not when the customer wrote", async () => {
    const [silent, spoken] = [await solved(), await solved()];
    await desk.settle();
    desk.advance("6 d");
    await closeSolvedNow();
    expect((await getCase(ctx, silent.id)).category).toBe("solved");
    await noteContacts(ctx, [{ caseId: spoken.id, at: desk.now(), countsAsContact: true }]);
    desk.advance("25 h");
    const { events } = await desk.during(closeSolvedNow);
    expect((await getCase(ctx, silent.id)).category).toBe("closed");
    expect((await getCase(ctx, spoken.id)).category).toBe("open");
    expect(events.find((event) => event.type === "cases.closed")?.data).toEqual({ by: "rule" });
  });

  test("going back to work on a case closed unanswered makes the unanswered message wait again", async () => {
    const written = desk.now();
    const { id } = await buildMailCase(ctx);
    desk.advance("2 h");
    await updateCase(ctx, { caseId: id, category: "closed" });
    expect((await getCase(ctx, id)).awaitingSince).toBeNull();
    await updateCase(ctx, { caseId: id, category: "open" });
    expect((await getCase(ctx, id)).awaitingSince).toEqual(written);
  });
});

describe("[A4] the same problem again", () => {
  test("counts each time the customer came back unanswered, also several times at once, and keeps the first wait", async () => {
    const first = desk.now();
    const { id } = await buildMailCase(ctx);
    desk.advance("1 h");
    const at = desk.now();
    const contact = { caseId: id, at, countsAsContact: true };
    await noteContacts(ctx, [contact, contact]);
    await Promise.all([noteContacts(ctx, [contact]), noteContacts(ctx, [contact])]);
    expect(await getCase(ctx, id)).toMatchObject({ contactCount: 5, awaitingSince: first });
  });

  test("an answer to our question is no repeat", async () => {
    const { id } = await buildMailCase(ctx);
    await noteAnswer(ctx, { caseId: id, at: desk.now(), authorId: null, becomes: "waiting_customer" });
    desk.advance("1 h");
    await noteContacts(ctx, [{ caseId: id, at: desk.now(), countsAsContact: true }]);
    expect(await getCase(ctx, id)).toMatchObject({ contactCount: 1, category: "open" });
  });

  test("who wrote while the answer was on its way still waits", async () => {
    const { id, customerId, conversationId } = await buildMailCase(ctx);
    const answered = desk.now();
    desk.advance("5 s");
    await buildMessage(ctx, { caseId: id, customerId, conversationId });
    await noteAnswer(ctx, { caseId: id, at: answered, authorId: null, becomes: null });
    await noteContacts(ctx, [{ caseId: id, at: desk.now(), countsAsContact: true }]);
    await noteAnswer(ctx, { caseId: id, at: answered, authorId: null, becomes: "solved" });
    expect(await getCase(ctx, id)).toMatchObject({ category: "open", awaitingSince: desk.now() });
  });
});

describe("putting aside", () => {
  test("wakes at exactly its time, by a job that a new time replaces", async () => {
    const { id } = await buildMailCase(ctx);
    const until = (hours: number) => new Date(desk.now().getTime() + hours * 3_600_000).toISOString();
    const [soon, later] = [until(1), until(2)];
    for (const time of [soon, later]) {
      await play(desk, {
        as: "supervisor",
        request: ["POST", `/api/v1/cases/${id}/snooze`, { until: time }],
        status: 200,
        contains: { snoozedUntil: time },
        events: ["cases.snoozed"],
      });
    }
    expect(await jobs("cases.wake")).toEqual([{ key: `cases.wake:${id}`, runAt: new Date(later) }]);
    await desk.settle();
    desk.advance("1 h");
    await desk.settle();
    expect((await getCase(ctx, id)).snoozedUntil).toEqual(new Date(later));
    desk.advance("1 h");
    const { events } = await desk.during(() => desk.settle());
    expect((await getCase(ctx, id)).snoozedUntil).toBeNull();
    expect(types(events)).toContain("cases.woken");
  });

  test("ends with the customer's next message, or when it is solved; what is done cannot be put aside", async () => {
    const { id } = await buildMailCase(ctx);
    const until = new Date(desk.now().getTime() + 3_600_000).toISOString();
    const snooze = { as: "supervisor", request: ["POST", `/api/v1/cases/${id}/snooze`, { until }] } as const;
    await play(desk, { ...snooze, request: [...snooze.request], status: 200, events: ["cases.snoozed"] });
    const { events } = await desk.during(() =>
      noteContacts(ctx, [{ caseId: id, at: desk.now(), countsAsContact: true }]),
    );
    expect(types(events)).toEqual(["cases.updated", "cases.woken"]);
    await updateCase(ctx, { caseId: id, category: "solved" });
    await play(desk, { ...snooze, request: [...snooze.request], status: 409, error: "cases.snooze_of_done" });
    const past = { until: new Date(desk.now().getTime() - 1).toISOString() };
    await play(desk, {
      as: "supervisor",
      request: ["POST", `/api/v1/cases/${id}/snooze`, past],
      status: 422,
      error: "cases.snooze_in_the_past",
    });
  });
});

describe("changing", () => {
  test("tells of each kind of change once, and of nothing that stays", async () => {
    const { id } = await buildMailCase(ctx, { tags: ["vip"] });
    const change = {
      priority: 4,
      addTags: ["Refund ", "refund", "VIP"],
      removeTags: ["none"],
      category: "waiting_partner",
    };
    await play(desk, {
      as: "supervisor",
      request: ["PATCH", `/api/v1/cases/${id}`, change],
      status: 200,
      contains: { priority: 4, tags: ["vip", "refund"], status: { category: "waiting_partner" } },
      events: ["cases.updated", "cases.tagged", "cases.status_changed"],
    });
    await play(desk, { as: "supervisor", request: ["PATCH", `/api/v1/cases/${id}`, change], status: 200 });
    const tags = await play(desk, { as: "supervisor", request: ["GET", "/api/v1/tags?q=REF"], status: 200 });
    expect(tags.body.items).toEqual([{ name: "refund" }]);
  });

  test("of what somebody else changed meanwhile is a conflict, and changes nothing", async () => {
    const { id } = await buildMailCase(ctx);
    const { version } = await getCase(ctx, id);
    const change = (subject: string) =>
      ["PATCH", `/api/v1/cases/${id}`, { subject, version }] as ["PATCH", string, object];
    await play(desk, { as: "supervisor", request: change("mine"), status: 200, events: ["cases.updated"] });
    await play(desk, { as: "agent", request: change("theirs"), status: 409, error: "cases.changed" });
    expect((await getCase(ctx, id)).subject).toBe("mine");
  });

  test("a case is opened once for a request that is sent twice, with the customer's words in it", async () => {
    const person = await buildStaff(ctx);
    const body = {
      subject: "Called about the lamp",
      text: "It flickers.",
      customerEmail: "Caller@Example.org",
      customerName: "Li Wei",
      ownerId: person.id,
      tags: ["Phone"],
      idempotencyKey: "form-0001",
    };
    const supervisor = await desk.as("supervisor");
    const answers = await Promise.all([1, 2, 3].map(() => supervisor.post("/api/v1/cases", body)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers[0]!.body).toMatchObject({
      subject: "Called about the lamp",
      customer: { name: "Li Wei" },
      owner: { id: person.id },
      tags: ["phone"],
      status: { category: "new" },
    });
    const messages = await supervisor.get(`/api/v1/cases/${answers[0]!.body.id}/messages`);
    expect(messages.body.items).toMatchObject([{ direction: "in", text: "It flickers." }]);
  });

  test.each([
    [{}, "cases.customer_needed"],
    [{ customerEmail: "no address" }, "cases.address_wrong"],
    [{ customerId: 999_999 }, "cases.customer_unknown"],
    [{ customerEmail: "a@b.cn", ownerId: 999_999 }, "cases.owner_unfit"],
    [{ customerEmail: "a@b.cn", teamId: 999_999 }, "cases.team_unknown"],
  ])("a case for %j is refused", async (given, error) => {
    const request: ["POST", string, object] = ["POST", "/api/v1/cases", { subject: "x", text: "y", ...given }];
    await play(desk, { as: "supervisor", request, status: 422, error });
  });
});

function closeSolvedNow(): Promise<void> {
  return closeSolved.run(ctx, {});
}
