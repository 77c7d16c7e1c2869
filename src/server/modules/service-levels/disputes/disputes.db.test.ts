import { beforeAll, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildRole, buildStaff, buildTeam } from "../../../../../test/support/build.ts";
import { buildCase } from "../../../../../test/support/build-case.ts";
import { buildMailAccount } from "../../../../../test/support/deliver.ts";
import { play } from "../../../../../test/support/scenario.ts";
import { assignCase } from "../../cases/index.ts";
import { createCustomer } from "../../customers/create-customer.ts";
import { ringDue } from "../../promises/alarm/ring-due.ts";
import { disputePromise, getPromise } from "../../promises/index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const inHours = (hours: number) => new Date(desk.now().getTime() + hours * 3_600_000).toISOString();
let teamId: number;
let agentId: number;
let leadId: number;
let people = 0;

beforeAll(async () => {
  await buildMailAccount(ctx);
  agentId = await desk.staffId("agent");
  leadId = await desk.staffId("supervisor");
  teamId = await buildTeam(ctx, { leadId, memberIds: [agentId, leadId] });
  await desk.staffId("leader");
});

/** A refund that an agent of the team promised, and says was made; the customer says otherwise. */
async function disputed({ keptAfter = 1, words = "No money came" as string | null } = {}) {
  const customerId = await createCustomer(ctx, { name: "Wang", email: `w${++people}@example.com`, locale: "en" });
  const { caseId } = await buildCase(ctx, { customerId, teamId, ownerId: agentId, subject: "Lamp" });
  const agent = await desk.as("agent");
  const promise = { caseId, kind: "refund", words: "199 back", dueAt: inHours(3) };
  const { body } = await agent.post("/api/v1/promises", promise);
  desk.advance(keptAfter * 3_600_000);
  if (keptAfter > 3) while ((await ringDue(ctx)).looked > 0);
  await agent.post(`/api/v1/promises/${body.id}/keep`, { evidence: "Paid out" });
  desk.advance("1 h");
  await disputePromise(ctx, { id: body.id, caseId, words });
  await desk.settle({ failures: "return" });
  return { id: body.id as number, caseId, customerId };
}

const logOf = async (id: number) =>
  (
    await desk.pool.query("select kind from promise_log where promise_id = $1 and kind <> 'rang' order by id", [id])
  ).rows.map(({ kind }) => kind);
const lettersOf = async (caseId: number) =>
  (await desk.pool.query("select text from messages where case_id = $1 and direction = 'out' order by id", [caseId]))
    .rows;
const decisionOf = async (caseId: number) =>
  (await desk.pool.query("select * from promises where case_id = $1 and kind = 'decision'", [caseId])).rows[0];

describe("[B4] [B5] “this did not happen”", () => {
  test("goes to the team's lead as a promise to answer, and both lead and owner are told", async () => {
    const { id, caseId } = await disputed();
    expect(await decisionOf(caseId)).toMatchObject({
      state: "open",
      source: "rule",
      promisor_kind: "staff",
      owner_id: leadId,
      words: "Our answer to your word that this did not happen: 199 back",
    });
    for (const who of ["supervisor", "agent"] as const) {
      const { body } = await (await desk.as(who)).get("/api/v1/notifications");
      expect(body.items[0]).toMatchObject({ kind: "promise_disputed", case: { id: caseId }, detail: "No money came" });
    }
    const { body } = await (await desk.as("supervisor")).get(`/api/v1/cases/${caseId}/disputes`);
    expect(body.items).toMatchObject([
      {
        promiseId: id,
        about: "kept",
        words: "No money came",
        mayAnswer: true,
        outcome: null,
        deciders: [{ id: leadId }],
      },
    ]);
    const seen = await (await desk.as("agent")).get(`/api/v1/cases/${caseId}/disputes`);
    expect(seen.body.items[0].mayAnswer).toBe(false);
  });

  test("stays the lead's when the case gets another owner", async () => {
    const { caseId } = await disputed();
    await assignCase(ctx, { caseId, ownerId: agentId, teamId: await buildTeam(ctx), reason: "by_hand" });
    expect((await decisionOf(caseId)).owner_id).toBe(leadId);
  });

  test("accepted: the promise is broken, what was promised is decided in time, and the customer hears it", async () => {
    const { id, caseId } = await disputed();
    await play(desk, {
      as: "supervisor",
      request: [
        "POST",
        `/api/v1/promises/${id}/dispute/answer`,
        { outcome: "upheld", reason: "The bank sent it back." },
      ],
      status: 200,
      contains: { outcome: "upheld", mayAnswer: false, decidedBy: { id: leadId } },
      events: ["promises.dispute_upheld", "promises.broken", "conversations.message_scheduled"],
    });
    await desk.settle({ failures: "return" });
    expect(await getPromise(ctx, id)).toMatchObject({ state: "broken", settledAt: null, evidenceEventId: null });
    expect(await logOf(id)).toEqual(["made", "kept", "disputed", "upheld", "broken"]);
    expect((await decisionOf(caseId)).state).toBe("kept");
    const [letter] = await lettersOf(caseId);
    expect(letter.text).toContain("You are right");
    expect(letter.text).toContain("The bank sent it back.");
    const { body } = await (await desk.as("leader")).get("/api/v1/audit?limit=1");
    expect(body.items[0]).toMatchObject({ action: "service-levels.dispute_upheld" });

    const { body: late } = await (await desk.as("agent")).post(`/api/v1/promises/${id}/keep`, {
      evidence: "Now it is",
    });
    expect(late.state).toBe("kept_late");
  });

  test("rejected with a reason: the promise stays what it was, and the customer reads why", async () => {
    const { id, caseId } = await disputed({ keptAfter: 5 });
    const path = `/api/v1/promises/${id}/dispute/answer`;
    await play(desk, {
      as: "supervisor",
      request: ["POST", path, { outcome: "dismissed" }],
      status: 422,
      error: "request.invalid",
    });
    await play(desk, {
      as: "supervisor",
      request: ["POST", path, { outcome: "dismissed", reason: "Booked on 9 March" }],
      status: 200,
      events: ["promises.dispute_dismissed", "conversations.message_scheduled"],
    });
    await desk.settle({ failures: "return" });
    expect((await getPromise(ctx, id)).state).toBe("kept_late");
    expect((await decisionOf(caseId)).state).toBe("kept");
    expect((await lettersOf(caseId))[0].text).toContain("The reason: Booked on 9 March");
    await play(desk, {
      as: "supervisor",
      request: ["POST", path, { outcome: "upheld" }],
      status: 409,
      error: "service-levels.dispute_answered",
    });
  });

  test("[L2] is answered by nobody else, and gives nothing away to who may not see the case", async () => {
    const { id, caseId } = await disputed();
    const answer = { outcome: "upheld" };
    const path = `/api/v1/promises/${id}/dispute/answer`;
    await play(desk, {
      as: "agent",
      request: ["POST", path, answer],
      status: 403,
      error: "service-levels.dispute_not_yours",
    });
    const role = await buildRole(ctx, ["cases:read", "promises:read", "promises:make"]);
    const stranger = await buildStaff(ctx, { roles: [role] });
    const as = await desk.as(stranger);
    expect((await as.post(path, answer)).body.error.code).toBe("promises.not_found");
    expect((await as.get(`/api/v1/cases/${caseId}/disputes`)).body.error.code).toBe("cases.not_found");
    expect((await as.post(`/api/v1/promises/${id}/dispute`, {})).body.error.code).toBe("promises.not_found");
  });

  test("said to one of us on the telephone goes the same way, once, and not of what is still to come", async () => {
    const { caseId } = await buildCase(ctx, { teamId, ownerId: agentId });
    const agent = await desk.as("agent");
    const { body } = await agent.post("/api/v1/promises", { caseId, kind: "repair", words: "x", dueAt: inHours(3) });
    const path = `/api/v1/promises/${body.id}/dispute`;
    await play(desk, { as: "agent", request: ["POST", path, {}], status: 409, error: "service-levels.dispute_open" });
    await agent.post(`/api/v1/promises/${body.id}/keep`, { evidence: "Done" });
    const said = { words: "Still broken" };
    await play(desk, { as: "agent", request: ["POST", path, said], status: 200, events: ["promises.disputed"] });
    await play(desk, { as: "agent", request: ["POST", path, said], status: 200 });
    await desk.settle({ failures: "return" });
    expect(await decisionOf(caseId)).toMatchObject({ state: "open" });
  });

  test("of a lead's own promise goes to the leaders", async () => {
    const { caseId } = await buildCase(ctx, { teamId, ownerId: leadId });
    const lead = await desk.as("supervisor");
    const { body } = await lead.post("/api/v1/promises", { caseId, kind: "repair", words: "x", dueAt: inHours(3) });
    await lead.post(`/api/v1/promises/${body.id}/keep`, { evidence: "Done" });
    await lead.post(`/api/v1/promises/${body.id}/dispute`, {});
    await desk.settle({ failures: "return" });
    const [dispute] = (await lead.get(`/api/v1/cases/${caseId}/disputes`)).body.items;
    expect(dispute.deciders.map(({ id }: { id: number }) => id)).not.toContain(leadId);
    expect(dispute).toMatchObject({ mayAnswer: false });
  });
});
