import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { unique } from "../../../../test/support/build.ts";
import { buildCase, buildContact } from "../../../../test/support/build-case.ts";

const desk = await openTestDesk();
const supervisor = await desk.as("supervisor");
const agent = await desk.as("agent");
const leader = await desk.as("leader");

async function addPartner(name = `Courier ${unique()}`): Promise<{ id: number; name: string }> {
  const partner = {
    ...{ name, kind: "courier", email: null, phone: null, contactName: null, locale: "en" },
    ...{ calendarId: null, answerDays: 3, paymentDays: 14, active: true },
  };
  const { body } = await leader.post("/api/v1/partners", partner);
  return body;
}

test("[B1] a case about a partner is promised what the policy for this partner says, and the log says which and why", async () => {
  const courier = await addPartner();
  const policy = { name: `Lost parcels ${unique()}`, position: 0, active: true };
  const spec = {
    match: { partnerIds: [courier.id] },
    calendarId: null,
    targets: [{ kind: "first_response", businessMinutes: 30 }],
    ladder: [{ atFraction: 1, notify: "owner" }],
  };
  const saved = await leader.post("/api/v1/sla-policies", { ...policy, spec });
  expect(saved.status).toBe(200);
  const { caseId } = await buildCase(desk.ctx);
  await buildContact(desk.ctx, caseId);

  const before = (await agent.get(`/api/v1/cases/${caseId}`)).body;
  const named = await agent.patch(`/api/v1/cases/${caseId}`, { partnerId: courier.id });
  expect(named.body.partner).toEqual({ id: courier.id, name: courier.name });
  await desk.settle();

  const after = (await agent.get(`/api/v1/cases/${caseId}`)).body;
  const [first] = after.promises.filter(({ kind }: { kind: string }) => kind === "first_response");
  expect(new Date(first.dueAt).getTime()).toBeLessThan(new Date(before.promises[0].dueAt).getTime());
  const { rows } = await desk.pool.query(
    "select l.data from promise_log l join promises p on p.id = l.promise_id where p.id = $1 and l.kind = 'made'",
    [first.id],
  );
  expect(rows[0].data.why).toMatchObject({ policy: policy.name, matched: ["partnerIds"], partnerId: courier.id });
});

test("[C2] cases are found by their partner's name and number, and by having none", async () => {
  const courier = await addPartner();
  const about = await buildCase(desk.ctx, { subject: "About a courier" });
  const other = await buildCase(desk.ctx, { subject: "About none" });
  await supervisor.patch(`/api/v1/cases/${about.caseId}`, { partnerId: courier.id });
  const idsOf = async (q: string) =>
    (await supervisor.get(`/api/v1/cases?query=${encodeURIComponent(q)}&limit=200`)).body.items.map(
      ({ id }: { id: number }) => id,
    );

  expect(await idsOf(`partner:"${courier.name}"`)).toEqual([about.caseId]);
  expect(await idsOf(`partner:${courier.id}`)).toEqual([about.caseId]);
  expect(await idsOf("partner:any")).toContain(about.caseId);
  expect(await idsOf("partner:none")).toContain(other.caseId);
  expect(await idsOf("partner:none")).not.toContain(about.caseId);
  await supervisor.patch(`/api/v1/cases/${about.caseId}`, { partnerId: null });
  expect(await idsOf(`partner:${courier.id}`)).toEqual([]);
});

test("[C2] a partner that does not exist is refused with the field at fault", async () => {
  const { caseId } = await buildCase(desk.ctx);
  const { status, body } = await agent.patch(`/api/v1/cases/${caseId}`, { partnerId: 999_999_999 });
  expect(status).toBe(404);
  expect(body.error).toMatchObject({ code: "partners.not_found", params: { field: "partnerId" } });
});
