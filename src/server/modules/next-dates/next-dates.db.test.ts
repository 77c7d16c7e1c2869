import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildRole, buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildMailCase, buildMailCustomer } from "../../../../test/support/build-mail-case.ts";
import { play } from "../../../../test/support/scenario.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(desk.now().getTime() + hours * HOUR).toISOString();
const refund = () => ({ kind: "refund", words: "周五前给您退款", dueAt: inHours(30) });
let customers = 0;
async function caseToAnswer(given: { teamId?: number; subject?: string } = {}) {
  const address = `asker-${++customers}@example.org`;
  const customerId = await buildMailCustomer(ctx, { address });
  return { ...(await buildMailCase(ctx, { ...given, customerId })), to: [{ address, name: null }] };
}
const replyTo = (id: number) => `/api/v1/cases/${id}/reply`;
const promisesOf = async (id: number) => (await (await desk.as("supervisor")).get(`/api/v1/cases/${id}`)).body.promises;

describe("[B3] promises in an answer", () => {
  test("are made with it, in the author's own name", async () => {
    const { id, customerId, to } = await caseToAnswer();
    await play(desk, {
      as: "agent",
      request: ["POST", replyTo(id), { to, text: "周五前给您退款。", promises: [refund()] }],
      status: 200,
      contains: { kind: "reply" },
      events: ["conversations.message_scheduled", "promises.made"],
    });
    const [promise] = await promisesOf(id);
    expect(promise).toMatchObject({
      kind: "refund",
      words: "周五前给您退款",
      state: "open",
      dueAt: inHours(30),
      customer: { id: customerId },
      promisor: { kind: "staff", name: "Test agent" },
    });
  });

  test("are made once, however often the answer is sent", async () => {
    const { id, to } = await caseToAnswer();
    const agent = await desk.as("agent");
    const body = { to, text: "周五前给您退款。", promises: [refund()], idempotencyKey: "answer-0001" };
    const first = await agent.post(replyTo(id), body);
    expect((await agent.post(replyTo(id), body)).body.id).toBe(first.body.id);
    expect(await promisesOf(id)).toHaveLength(1);
  });

  test("are withdrawn when the answer is taken back, and so is what came of asking", async () => {
    const { id, to } = await caseToAnswer();
    const agent = await desk.as("agent");
    const sent = await agent.post(replyTo(id), { to, text: "明天中午前答复您", promises: [refund()], dateAsked: true });
    expect((await agent.post(`/api/v1/messages/${sent.body.id}/undo`)).status).toBe(200);
    expect(await promisesOf(id)).toMatchObject([{ state: "withdrawn" }]);
    const report = await (await desk.as("supervisor")).get("/api/v1/reports/next-dates/answers");
    expect(report.body.items.filter((row: { id: number }) => row.id === sent.body.id)).toEqual([]);
  });

  test.each([
    ["in the past", { dueAt: inHours(-1) }, "promises.due_in_the_past"],
    ["due before its window", { notBefore: inHours(40) }, "promises.due_before_window"],
    ["of a policy's kind", { kind: "next_response" }, "promises.kind_by_policy"],
    ["without words", { words: " " }, "request.invalid"],
  ])("%s: nothing is sent", async (_, part, error) => {
    const { id, to } = await caseToAnswer();
    const body = { to, text: "x", promises: [{ ...refund(), ...part }] };
    await play(desk, { as: "agent", request: ["POST", replyTo(id), body], status: 422, error });
    expect((await (await desk.as("agent")).get(`/api/v1/cases/${id}/messages`)).body.items).toHaveLength(1);
  });

  test("need the right to promise", async () => {
    const { id, to } = await caseToAnswer();
    const roles = [await buildRole(ctx, ["cases:read", "cases:read-all", "cases:reply"])];
    const client = await desk.as(await buildStaff(ctx, { roles }));
    const answer = await client.post(replyTo(id), { to, text: "x", promises: [refund()] });
    expect([answer.status, answer.body.error.code]).toEqual([403, "request.not_allowed"]);
  });
});

describe("[B3] asking for the next date", () => {
  test("a program is not asked, and sends without a date", async () => {
    const { id, to } = await caseToAnswer();
    await play(desk, {
      as: "agent",
      request: ["POST", replyTo(id), { to, text: "We will get back to you soon.", thenCategory: "open" }],
      status: 200,
      events: ["conversations.message_scheduled"],
    });
  });

  test("what was sent all the same is an event, and counted for the person and the team", async () => {
    const team = { id: await buildTeam(ctx, { name: "Lamps" }), name: "Lamps" };
    const { id, to } = await caseToAnswer({ teamId: team.id, subject: "Lamp" });
    const given = await caseToAnswer({ teamId: team.id });
    await play(desk, {
      as: "agent",
      request: [
        "POST",
        replyTo(id),
        {
          to,
          text: "We will get back to you soon.",
          vagueOverride: { reason: "no stock list yet", wording: ["soon"] },
        },
      ],
      status: 200,
      events: ["conversations.message_scheduled", "conversations.sent_undated"],
    });
    await (await desk.as("agent")).post(replyTo(given.id), {
      to: given.to,
      text: "Tomorrow.",
      promises: [refund()],
      dateAsked: true,
    });
    const staff = { id: await desk.staffId("agent"), name: "Test agent" };
    const { body } = await play(desk, {
      as: "supervisor",
      request: ["GET", "/api/v1/reports/next-dates"],
      status: 200,
    });
    expect(body.teams).toContainEqual({ team: { id: team.id, name: team.name }, asked: 2, given: 1, overridden: 1 });
    expect(body.agents.find((row: { staff: { id: number } }) => row.staff.id === staff.id)).toMatchObject({
      overridden: 1,
    });
    await play(desk, {
      as: "supervisor",
      request: ["GET", `/api/v1/reports/next-dates/answers?teamId=${team.id}&outcome=overridden`],
      status: 200,
      contains: {
        items: [
          {
            caseId: id,
            caseSubject: "Lamp",
            staff,
            outcome: "overridden",
            reason: "no stock list yet",
            wording: ["soon"],
          },
        ],
        next: null,
      },
    });
    const csv = await (await desk.as("supervisor")).get(`/api/v1/reports/next-dates.csv?teamId=${team.id}`);
    expect(csv.text.split("\r\n").filter(Boolean)).toHaveLength(3);
    expect(csv.text).toContain("no stock list yet");
  });

  test("the list goes on page by page", async () => {
    const team = { id: await buildTeam(ctx) };
    for (const _ of [1, 2, 3]) {
      const { id, to } = await caseToAnswer({ teamId: team.id });
      await (await desk.as("agent")).post(replyTo(id), { to, text: "Soon.", vagueOverride: {} });
    }
    const supervisor = await desk.as("supervisor");
    const path = `/api/v1/reports/next-dates/answers?teamId=${team.id}&limit=2`;
    const first = await supervisor.get(path);
    const second = await supervisor.get(`${path}&cursor=${first.body.next}`);
    expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([2, 1, null]);
  });

  test("agents do not see it, and nobody sees answers of cases that are not theirs to see", async () => {
    await play(desk, {
      as: "agent",
      request: ["GET", "/api/v1/reports/next-dates"],
      status: 403,
      error: "request.not_allowed",
    });
    const { id, to } = await caseToAnswer({ subject: "SECRET-subject" });
    await (await desk.as("agent")).post(replyTo(id), { to, text: "SECRET words soon", vagueOverride: {} });
    const roles = [await buildRole(ctx, ["cases:read", "reports:read"])];
    const narrow = await desk.as(await buildStaff(ctx, { roles }));
    const list = await narrow.get("/api/v1/reports/next-dates/answers");
    expect(list.body).toEqual({ items: [], next: null });
    expect((await narrow.get("/api/v1/reports/next-dates")).body).toMatchObject({ asked: 0, agents: [], teams: [] });
    expect((await narrow.get("/api/v1/reports/next-dates.csv")).text).not.toContain("SECRET");
  });
});

describe("[B3] the calendar of a case", () => {
  test("comes with its holidays, so that dates are read without asking again", async () => {
    const { id } = await caseToAnswer();
    const { body } = await play(desk, { as: "agent", request: ["GET", `/api/v1/cases/${id}/next-date`], status: 200 });
    expect(body.calendar).toMatchObject({ version: 1, timeZone: expect.any(String), week: expect.any(Array) });
  });
});
