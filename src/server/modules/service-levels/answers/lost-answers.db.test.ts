import { describe, expect, test } from "vitest";
import { openSendingDesk } from "../../../../../test/support/sending-desk.ts";
import { getCase } from "../../cases/index.ts";
import { applyReport } from "../../conversations/index.ts";
import { ringDue } from "../../promises/alarm/ring-due.ts";

const { desk, smtp, agent, supervisor, letGo, buildAccount, buildCase, reply } = await openSendingDesk();
const { ctx } = desk;
const account = await buildAccount();

const promises = async (caseId: number) => {
  const { rows } = await desk.pool.query(
    "select kind || ' ' || state as what, started_at, due_at from promises where case_id = $1 order by id",
    [caseId],
  );
  return rows;
};
const states = async (caseId: number) => (await promises(caseId)).map(({ what }) => what);
const log = async (caseId: number) => (await agent.get(`/api/v1/cases/${caseId}/log?limit=100`)).body.items;

/** An answer that the mail server took, whose bounce is still to come. */
async function answered(body: Record<string, unknown> = {}) {
  const built = await buildCase(account);
  const { awaitingSince } = await getCase(ctx, built.caseId);
  const sent = await reply(built.caseId, { thenCategory: "waiting_customer", ...body });
  await letGo();
  expect(await states(built.caseId)).toEqual(["first_response kept"]);
  const { rows } = await desk.pool.query("select external_id from messages where id = $1", [sent.id]);
  const bounce = async (recipients: string[]) => {
    await applyReport(ctx, { externalId: rows[0].external_id, recipients, outcome: "bounced", detail: "no such user" });
    await desk.settle();
  };
  return { ...built, wroteAt: awaitingSince!, sentId: sent.id as number, bounce };
}

describe("[A6] [B1] an answer that did not arrive is no answer", () => {
  test("refused for good: the next promise counts from when the customer wrote, and the log says why", async () => {
    const { caseId } = await buildCase(account);
    const { awaitingSince: wroteAt } = await getCase(ctx, caseId);
    const [{ due_at: dueAt }] = await promises(caseId);
    smtp.behave("refuse");
    await reply(caseId, { thenCategory: "solved" });
    desk.advance("1 h");
    await letGo();
    const now = await promises(caseId);
    // Which of the two is heard first, the answer or its loss, is chance; that one promise is open is not.
    expect(now.at(-1)).toEqual({ what: "first_response open", started_at: wroteAt, due_at: dueAt });
    expect(now.filter(({ what }) => what === "first_response open")).toHaveLength(1);
    expect(await getCase(ctx, caseId)).toMatchObject({ category: "open", awaitingSince: wroteAt });
    expect(await log(caseId)).toContainEqual(
      expect.objectContaining({
        type: "cases.unanswered_again",
        data: expect.objectContaining({ authorId: await desk.staffId("agent"), reason: "failed" }),
      }),
    );
  });

  test("come back days later: the case is open again, its owner is told, and the promise rings at once", async () => {
    const { caseId, customer, wroteAt, bounce } = await answered();
    expect(await getCase(ctx, caseId)).toMatchObject({ category: "waiting_customer", awaitingSince: null });
    desk.advance("4 d");
    await bounce([customer]);
    expect(await states(caseId)).toEqual(["first_response kept", "first_response open"]);
    expect(await getCase(ctx, caseId)).toMatchObject({ category: "open", awaitingSince: wroteAt });
    const { body } = await agent.get("/api/v1/notifications");
    expect(body.items).toContainEqual(
      expect.objectContaining({ kind: "delivery_failed", case: expect.objectContaining({ id: caseId }) }),
    );
    while ((await ringDue(ctx)).looked > 0);
    expect(await states(caseId)).toEqual(["first_response kept", "first_response broken"]);
  });

  test("is not the next one when the clock comes by first: a lost answer keeps nothing", async () => {
    const { caseId, customer, bounce } = await answered();
    await bounce([customer]);
    desk.advance("4 d");
    while ((await ringDue(ctx)).looked > 0);
    expect(await states(caseId)).toEqual(["first_response kept", "first_response broken"]);
  });

  test("somebody else's copy counts for neither: what matters is whether the customer has it", async () => {
    const friend = "friend@example.com";
    const { caseId, customer, bounce } = await answered({ cc: [{ address: friend, name: null }] });
    await bounce([friend]);
    expect(await states(caseId)).toEqual(["first_response kept"]);
    await bounce([customer.toUpperCase()]);
    expect(await states(caseId)).toEqual(["first_response kept", "first_response open"]);
  });

  test("taken out of the outbox while it waits to be tried again: the customer waits, and its author is told", async () => {
    const { caseId } = await buildCase(account);
    smtp.behave("later");
    const sent = await reply(caseId);
    await letGo();
    expect(await states(caseId)).toEqual(["first_response kept"]);
    await supervisor.post(`/api/v1/messages/${sent.id}/cancel`);
    await desk.settle();
    expect(await states(caseId)).toEqual(["first_response kept", "first_response open"]);
    const { body } = await agent.get("/api/v1/notifications");
    expect(body.items).toContainEqual(
      expect.objectContaining({ kind: "delivery_failed", case: expect.objectContaining({ id: caseId }) }),
    );
  });

  test("taken back within the undo time: the first promise was never kept, and no other is made", async () => {
    const { caseId } = await buildCase(account);
    const sent = await reply(caseId);
    await agent.post(`/api/v1/messages/${sent.id}/undo`);
    await letGo();
    expect(await states(caseId)).toEqual(["first_response open"]);
  });

  test("sent again, it answers from then on", async () => {
    const { caseId, customer, sentId, bounce } = await answered();
    await bounce([customer]);
    desk.advance("5 min");
    const retriedAt = desk.now();
    await supervisor.post(`/api/v1/messages/${sentId}/retry`);
    await letGo();
    expect(await states(caseId)).toEqual(["first_response kept", "first_response kept"]);
    const { rows } = await desk.pool.query("select max(settled_at) as at from promises where case_id = $1", [caseId]);
    expect(rows[0].at.getTime()).toBeGreaterThanOrEqual(retriedAt.getTime());
    expect(await getCase(ctx, caseId)).toMatchObject({ category: "waiting_customer", awaitingSince: null });
  });

  test("answered by another message since: nobody waits, and nothing is promised", async () => {
    const { caseId, customer, bounce } = await answered();
    await reply(caseId, { text: "One more thing." });
    await letGo();
    await bounce([customer]);
    expect(await states(caseId)).toEqual(["first_response kept"]);
    expect((await getCase(ctx, caseId)).awaitingSince).toBeNull();
  });

  test("what a person closed by themselves stays closed, and nothing is promised for it", async () => {
    const { caseId, customer, bounce } = await answered();
    await supervisor.patch(`/api/v1/cases/${caseId}`, { category: "closed" });
    await bounce([customer]);
    expect(await states(caseId)).toEqual(["first_response kept"]);
    expect((await getCase(ctx, caseId)).category).toBe("closed");
  });
});
