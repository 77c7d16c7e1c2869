import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildCase, buildContact } from "../../../../test/support/build-case.ts";
import { assignCase } from "../cases/index.ts";
import { makePromises, promisesForCustomer } from "../promises/index.ts";

const desk = await openTestDesk();
const { ctx } = desk;

async function promisesOf(caseId: number) {
  const { rows } = await desk.pool.query(
    "select kind, state, business_ms, policy_id from promises where case_id = $1 order by id",
    [caseId],
  );
  return rows;
}
const setSeverity = async (caseId: number, severity: string) => {
  const set = await (await desk.as("supervisor")).put(`/api/v1/cases/${caseId}/severity`, {
    severity,
    reason: "heard",
  });
  expect(set.status, set.text).toBe(200);
  await desk.settle();
};

test("[B1] what becomes critical is promised anew by the policy for it, once, and nothing becomes later", async () => {
  const leader = await desk.as("leader");
  const spec = {
    match: { severities: ["critical"] },
    targets: [{ kind: "first_response", businessMinutes: 30 }],
    calendarId: null,
    ladder: [{ atFraction: 1, notify: "owner" }],
  };
  const made = await leader.post("/api/v1/sla-policies", { name: "Critical", position: 0, active: true, spec });
  expect(made.status, made.text).toBe(200);
  const { caseId } = await buildCase(ctx);
  await buildContact(ctx, caseId);
  const [before] = await promisesOf(caseId);
  expect(before).toMatchObject({ kind: "first_response", state: "open" });
  expect(before.policy_id).not.toBe(made.body.id);

  await setSeverity(caseId, "raised");
  expect(await promisesOf(caseId)).toEqual([before]);
  await setSeverity(caseId, "critical");
  const after = [
    { ...before, state: "withdrawn" },
    { kind: "first_response", state: "open", business_ms: 30 * 60_000, policy_id: made.body.id },
  ];
  expect(await promisesOf(caseId)).toEqual(after);
  await setSeverity(caseId, "normal");
  await setSeverity(caseId, "critical");
  expect(await promisesOf(caseId)).toEqual(after);
});

test("[C6] an apology stays with its manager when the case is given to somebody else", async () => {
  const team = await buildTeam(ctx);
  const [manager, other] = [
    await buildStaff(ctx, { roles: ["supervisor"] }),
    await buildStaff(ctx, { teamIds: [team] }),
  ];
  const { caseId } = await buildCase(ctx);
  const dueAt = new Date(desk.now().getTime() + 86_400_000).toISOString();
  const asked = await (await desk.as("supervisor")).post(`/api/v1/cases/${caseId}/apologies`, {
    managerId: manager.id,
    dueAt,
    note: "The cup broke",
  });
  expect(asked.status, asked.text).toBe(200);
  await assignCase(ctx, { caseId, ownerId: other.id, teamId: team, reason: "by_hand" });
  const { rows } = await desk.pool.query("select owner_id from promises where case_id = $1 and kind = 'apology'", [
    caseId,
  ]);
  expect(rows).toEqual([{ owner_id: manager.id }]);
});

test("[B5] what we promise ourselves is on no customer's page", async () => {
  const { caseId, customerId } = await buildCase(ctx);
  const ours = ["apology", "follow_up", "approval", "improvement", "claim_answer", "claim_payment", "claim_rest"];
  const about = { caseId, customerId, source: "rule", ownerId: null, teamId: null } as const;
  await makePromises(
    ctx,
    [...ours, "refund"].map((kind) => ({
      ...{ ...about, kind, promisor: { kind: "brand", id: null } },
      term: { businessMs: 3_600_000 },
    })),
  );
  expect((await promisesForCustomer(ctx, caseId)).map(({ kind }) => kind)).toEqual(["refund"]);
});
