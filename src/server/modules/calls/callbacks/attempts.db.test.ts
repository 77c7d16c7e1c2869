import { describe, expect, test } from "vitest";
import { play } from "../../../../../test/support/scenario.ts";
import { openTelephoneDesk } from "../../../../../test/support/telephone-desk.ts";

const { agent, callOf, desk, exchange, promisesOf, ringing, settle, somebody, supervisor, waits } =
  await openTelephoneDesk();

/** Somebody who asked to be called back. */
async function promised() {
  const number = somebody();
  const line = await waits(number);
  await exchange.press(line, "1");
  await exchange.press(line, "0");
  await settle();
  const { caseId } = await callOf(line);
  return { number, caseId: caseId! };
}

/** The agent calls, and it ends as said. */
async function attempt(
  { number, caseId }: { number: string; caseId: number },
  how: "busy" | "no-answer",
  seconds = 20,
) {
  await agent.post("/api/v1/telephone/ready", {});
  await agent.post("/api/v1/me/heartbeat", {});
  const placed = await agent.post("/api/v1/calls", { caseId });
  expect(placed.status, placed.text).toBe(200);
  await settle();
  await exchange.pickUp(ringing()!);
  await settle();
  desk.advance(seconds * 1_000);
  await exchange.end(ringing(number)!, how);
  await settle();
  return placed.body.id as number;
}

const stateOf = async (caseId: number) => (await promisesOf(caseId)).find(({ kind }) => kind === "callback")!.state;
const proofOf = async (caseId: number) =>
  (
    await desk.pool.query(
      `select l.data from promise_log l join promises p on p.id = l.promise_id
       where p.case_id = $1 and p.kind = 'callback' and l.kind in ('kept', 'kept_late')`,
      [caseId],
    )
  ).rows[0]?.data;

describe("[B2] a call back that nobody answers", () => {
  test("is kept by two honest attempts half an hour apart, and the log names them", async () => {
    const one = await promised();
    const first = await attempt(one, "no-answer");
    desk.advance("10 min");
    await attempt(one, "no-answer");
    expect(await stateOf(one.caseId)).toBe("open");
    desk.advance("21 min");
    const third = await attempt(one, "busy");
    expect(await stateOf(one.caseId)).toBe("kept");
    expect(await proofOf(one.caseId)).toMatchObject({
      attempts: [
        { callId: first, outcome: "missed" },
        { callId: third, outcome: "busy" },
      ],
      rule: { version: 0, attempts: 2, minutesApart: 30 },
    });
  });

  test("is not kept by letting it ring for a moment, however often", async () => {
    const one = await promised();
    for (let n = 0; n < 3; n++) {
      await attempt(one, "no-answer", 3);
      desk.advance("31 min");
    }
    expect(await stateOf(one.caseId)).not.toMatch(/kept/);
  });

  test("is judged by the rule that leaders set; 0 asks for an answer", async () => {
    const set = (attempts: number) => ({ attempts, minutesApart: 0, ringSeconds: 0 });
    await play(desk, {
      as: "leader",
      request: ["PUT", "/api/v1/callback-rule", set(1)],
      status: 200,
      contains: { attempts: 1, version: 1, savedBy: { name: "Test leader" } },
      events: [],
    });
    const one = await promised();
    await attempt(one, "no-answer", 1);
    expect(await stateOf(one.caseId)).toMatch(/kept/);
    await (await desk.as("leader")).put("/api/v1/callback-rule", set(0));
    const other = await promised();
    await attempt(other, "no-answer", 60);
    expect(await stateOf(other.caseId)).not.toMatch(/kept/);
    const { body } = await (await desk.as("leader")).get("/api/v1/audit?limit=1");
    expect(body.items[0]).toMatchObject({ action: "calls.callback_rule_changed" });
  });

  test("promised by a person is not theirs to call kept either, where there is a telephone", async () => {
    const { caseId } = await promised();
    const dueAt = new Date(desk.now().getTime() + 3_600_000).toISOString();
    const { body } = await supervisor.post("/api/v1/promises", { caseId, kind: "callback", words: "We call", dueAt });
    const kept = await supervisor.post(`/api/v1/promises/${body.id}/keep`, { evidence: "I called" });
    expect(kept.body.error.code).toBe("promises.kept_by_facts");
  });

  test("[L2] whose rule is for whoever makes policies alone", async () => {
    const rule = { attempts: 1, minutesApart: 1, ringSeconds: 1 };
    await play(desk, {
      as: "supervisor",
      request: ["PUT", "/api/v1/callback-rule", rule],
      status: 403,
      error: "request.not_allowed",
    });
    await play(desk, {
      as: "leader",
      request: ["PUT", "/api/v1/callback-rule", { ...rule, attempts: -1 }],
      status: 422,
      error: "request.invalid",
    });
  });
});
