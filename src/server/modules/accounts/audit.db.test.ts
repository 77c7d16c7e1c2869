import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff } from "../../../../test/support/build.ts";
import { play } from "../../../../test/support/scenario.ts";
import { actorOfStaff } from "./actor-of-staff.ts";
import { audit } from "./audit.ts";
import { updateStaff } from "./update-staff.ts";

const desk = await openTestDesk();

test("[L2] a change is written down with before and after, who did it and from where", async () => {
  const person = await buildStaff(desk.ctx, { name: "Old Name" });
  const admin = await desk.as("admin");
  await admin.patch(`/api/v1/staff/${person.id}`, { name: "New Name", capacity: 20 });
  const listed = await admin.get(
    `/api/v1/audit?subjectKind=staff&subjectId=${person.id}&action=accounts.staff_changed`,
  );
  expect(listed.body.items).toMatchObject([
    {
      actor: { kind: "staff", id: await desk.staffId("admin"), name: "Test admin" },
      subject: { kind: "staff", id: person.id },
      ip: expect.stringMatching(/^10\./),
      details: { changes: { name: { before: "Old Name", after: "New Name" } } },
    },
  ]);
  expect(Object.keys(listed.body.items[0].details.changes)).toEqual(["name"]);
});

test("[L2] what is undone was not done: no commit, no row", async () => {
  const failing = desk.ctx.tx(async (tx) => {
    await audit(tx, { action: "test.undone" });
    throw new Error("undone");
  });
  await expect(failing).rejects.toThrow("undone");
  const { rows } = await desk.pool.query("select 1 from audit_log where action = 'test.undone'");
  expect(rows).toEqual([]);
});

test("[L2] the log is read newest first by actor, action, subject and time, page by page without gap or repeat", async () => {
  const person = await buildStaff(desk.ctx);
  const other = await buildStaff(desk.ctx);
  const as = desk.ctx.as(await actorOfStaff(desk.ctx, person.id));
  const from = desk.now().toISOString();
  // Three at the same instant, so that the place in a page is more than a time.
  for (const id of [1, 2, 3]) await audit(as, { action: "test.read", subject: { kind: "thing", id } });
  desk.advance("1 h");
  const middle = desk.now().toISOString();
  await audit(as, { action: "test.read", subject: { kind: "thing", id: 4 } });
  await audit(as, { action: "test.written", subject: { kind: "thing", id: 4 } });
  await audit(desk.ctx.as(await actorOfStaff(desk.ctx, other.id)), {
    action: "test.read",
    subject: { kind: "thing", id: 5 },
  });
  const admin = await desk.as("admin");
  const subjects = async (query: string) => {
    const answer = await admin.get(`/api/v1/audit?${query}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body.items.map((item: { subject: { id: number } }) => item.subject.id);
  };
  expect(await subjects("action=test.read")).toEqual([5, 4, 3, 2, 1]);
  expect(await subjects("action=test.")).toEqual([5, 4, 4, 3, 2, 1]);
  expect(await subjects(`action=test.&actorId=${person.id}`)).toEqual([4, 4, 3, 2, 1]);
  expect(await subjects("actorKind=system&action=test.")).toEqual([]);
  expect(await subjects("subjectKind=thing&subjectId=4")).toEqual([4, 4]);
  expect(await subjects(`action=test.&from=${middle}`)).toEqual([5, 4, 4]);
  expect(await subjects(`action=test.&from=${from}&to=${middle}`)).toEqual([3, 2, 1]);
  const seen: number[] = [];
  let cursor = "";
  do {
    const page = await admin.get(`/api/v1/audit?action=test.&limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.body.items.map((item: { subject: { id: number } }) => item.subject.id));
    cursor = page.body.next;
  } while (cursor);
  expect(seen).toEqual([5, 4, 4, 3, 2, 1]);
});

test("[L2] the log goes out as CSV, in full, and no cell runs in a spreadsheet", async () => {
  for (let i = 0; i < 2_100; i++) await audit(desk.ctx, { action: "test.many", subject: { kind: "row", id: i } });
  await audit(desk.ctx, { action: "test.many", details: { said: 'a "quote", a comma\nand 中文' } });
  await updateStaff(desk.ctx, (await buildStaff(desk.ctx)).id, { name: "=HYPERLINK(1)" });
  await audit(desk.ctx.as({ ...desk.ctx.actor, name: "=cmd|' /C calc'!A0" }), { action: "test.many" });
  const answer = await play(desk, {
    as: "admin",
    request: ["GET", "/api/v1/audit/export?action=test.many"],
    status: 200,
    lacks: [/(^|,)"?=cmd/m],
  });
  expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(answer.headers["content-disposition"]).toContain("audit.csv");
  expect(answer.text.startsWith("\ufeffid,at,actorKind,")).toBe(true);
  expect(answer.text.match(/,test\.many,/g)).toHaveLength(2_102);
  expect(answer.text).toContain('"{""said"":""a \\""quote\\"", a comma\\nand 中文""}"');
  const { rows } = await desk.pool.query("select actor_id from audit_log where action = 'accounts.audit_exported'");
  expect(rows).toEqual([{ actor_id: await desk.staffId("admin") }]);
  await play(desk, { as: "agent", request: ["GET", "/api/v1/audit/export"], status: 403, lacks: ["test.many"] });
});
