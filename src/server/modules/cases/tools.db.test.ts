import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildMailCase } from "../../../../test/support/build-mail-case.ts";
import { play } from "../../../../test/support/scenario.ts";
import { assignCase, getCase, getCases, onPresence, updateCase } from "./index.ts";

const desk = await openTestDesk();
const { ctx } = desk;

describe("changing many at once", () => {
  test("tells how many changed, and undoing puts each back as it was", async () => {
    const owner = await buildStaff(ctx);
    const team = await buildTeam(ctx);
    const built = [
      await buildMailCase(ctx, { tags: ["vip"] }),
      await buildMailCase(ctx, { priority: 4, tags: ["done", "vip"] }),
      await buildMailCase(ctx, { teamId: team }),
    ];
    const ids = built.map(({ id }) => id);
    await assignCase(ctx, { caseId: ids[1]!, ownerId: owner.id, reason: "by_hand" });
    await updateCase(ctx, { caseId: ids[2]!, category: "waiting_customer" });
    const facts = async () =>
      [...(await getCases(ctx, ids)).values()]
        .sort((a, b) => a.id - b.id)
        .map(({ category, priority, ownerId, teamId, tags, awaitingSince }) => ({
          category,
          priority,
          ownerId,
          teamId,
          tags: tags.toSorted(),
          awaitingSince,
        }));
    const before = await facts();
    const client = await desk.as("supervisor");
    const change = {
      category: "solved",
      priority: 4,
      ownerId: null,
      teamId: null,
      addTags: ["done"],
      removeTags: ["vip"],
    };
    const answer = await client.post("/api/v1/cases/bulk", { ids, change });
    expect(answer.body.changed).toBe(3);
    for (const each of await facts()) {
      expect(each).toEqual({
        ...change,
        addTags: undefined,
        removeTags: undefined,
        tags: ["done"],
        awaitingSince: null,
      });
    }
    for (const undo of answer.body.undo) await client.post("/api/v1/cases/bulk", undo);
    expect(await facts()).toEqual(before);
  });

  test("what is so already is not changed and needs no undoing", async () => {
    const { id } = await buildMailCase(ctx, { priority: 4 });
    const request: ["POST", string, object] = ["POST", "/api/v1/cases/bulk", { ids: [id], change: { priority: 4 } }];
    await play(desk, { as: "supervisor", request, status: 200, contains: { changed: 0, undo: [] } });
  });
});

test("[L2] the export runs nothing in a spreadsheet, holds every case once, and is in the audit log", async () => {
  const formula = `=HYPERLINK("http://evil.example","x")`;
  await buildMailCase(ctx, { subject: formula });
  await buildMailCase(ctx, { subject: "退款, 换货" });
  const client = await desk.as("supervisor");
  const csv = await client.get("/api/v1/cases/export.csv");
  expect(csv.headers["content-type"]).toContain("text/csv");
  const records: Record<string, string>[] = parse(csv.text, { columns: true, bom: true });
  const { rows } = await desk.pool.query("select count(*) as n from cases where merged_into is null");
  expect(new Set(records.map((record) => record.id)).size).toBe(rows[0].n);
  expect(records.map((record) => record.subject)).toContain("退款, 换货");
  expect(records.map((record) => record.subject)).toContain(`'${formula}`);
  const audit = await (await desk.as("admin")).get("/api/v1/audit?action=cases.exported");
  expect(audit.body.items[0]).toMatchObject({ actor: { name: "Test supervisor" } });
});

describe("macros", () => {
  test("do all they say in one go; their text comes back in the customer's language, and nothing is sent", async () => {
    const { id } = await buildMailCase(ctx, { language: "en" });
    const supervisor = await desk.as("supervisor");
    const macro = await supervisor.post("/api/v1/macros", {
      name: "Refund",
      shared: true,
      actions: [
        {
          do: "insert_text",
          texts: { "zh-CN": "您好 {customer}", en: "Hello {customer}, about #{case}: {agent} {nothing}" },
        },
        { do: "add_note", text: "Refund agreed" },
        { do: "set_priority", priority: 3 },
        { do: "add_tags", tags: ["refund"] },
        { do: "set_category", category: "waiting_partner" },
        { do: "assign_me" },
      ],
    });
    const agent = await desk.as("agent");
    const answer = await agent.post(`/api/v1/cases/${id}/macro`, { macroId: macro.body.id });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({
      text: expect.stringMatching(new RegExp(`^Hello customer-.*, about #${id}: Test agent \\{nothing\\}$`)),
      case: { priority: 3, tags: ["refund"], status: { category: "waiting_partner" }, owner: { name: "Test agent" } },
    });
    const messages = await agent.get(`/api/v1/cases/${id}/messages`);
    expect(messages.body.items.map((item: { direction: string }) => item.direction)).toEqual(["in", "note"]);
    expect((await agent.get("/api/v1/macros")).body.items[0]).toMatchObject({ name: "Refund", usedCount: 1 });
  });

  test("[L2] are no way around a permission, and another's own are not there", async () => {
    const { id } = await buildMailCase(ctx);
    const own = { name: "Mine", shared: false, actions: [{ do: "set_priority", priority: 4 }] };
    const agent = await desk.as("agent");
    const { body } = await agent.post("/api/v1/macros", own);
    expect(body.shared).toBe(false);
    const use: ["POST", string, object] = ["POST", `/api/v1/cases/${id}/macro`, { macroId: body.id }];
    await play(desk, { as: "supervisor", request: use, status: 404, error: "cases.macro_not_found" });
    await play(desk, {
      as: "agent",
      request: ["POST", "/api/v1/macros", { ...own, shared: true }],
      status: 403,
      error: "request.not_allowed",
    });
    const key = await desk.withKey(["macros:use", "cases:read", "cases:read-all"]);
    const shared = await (await desk.as("admin")).post("/api/v1/macros", { ...own, shared: true });
    expect((await key.post(`/api/v1/cases/${id}/macro`, { macroId: shared.body.id })).status).toBe(403);
    expect((await getCase(ctx, id)).priority).toBe(2);
  });
});

describe("saved views", () => {
  test("built-in, everybody's and one's own, each with a count that stops at 100", async () => {
    const agent = await desk.as("agent");
    const own = await agent.post("/api/v1/views", {
      name: "My refunds",
      query: "tag:refund owner:me",
      sort: "due",
      shared: false,
    });
    expect(own.body).toMatchObject({ builtIn: false, shared: false, query: "tag:refund owner:me" });
    const views = await agent.get("/api/v1/views");
    expect(views.body.items.map((view: { id: string }) => view.id)).toEqual([
      "mine",
      "unowned",
      "awaiting",
      "due",
      "broken",
      "all",
      own.body.id,
    ]);
    const others = await (await desk.as("supervisor")).get("/api/v1/views");
    expect(others.text).not.toContain("My refunds");
    const view: ["PUT", string, object] = [
      "PUT",
      `/api/v1/views/${own.body.id}`,
      { name: "x", query: "", sort: "due", shared: false },
    ];
    await play(desk, { as: "supervisor", request: view, status: 404, error: "cases.view_not_found" });
    await desk.pool.query(
      `insert into cases (customer_id, brand_id, subject, status_id, category, channel, opened_at, updated_at, last_message_at)
       select c.id, b.id, 'many', s.id, 'new', 'mail', now(), now(), now()
       from (select id from customers limit 1) c, (select id from brands limit 1) b,
         (select id from case_statuses where category = 'new') s, generate_series(1, 150)`,
    );
    const counts = await agent.get(`/api/v1/cases/counts?ids=unowned,${own.body.id},nonsense`);
    expect(counts.body).toEqual({ unowned: 100, [own.body.id]: 1 });
  });

  test("whose query cannot be read are not saved", async () => {
    const request: ["POST", string, object] = [
      "POST",
      "/api/v1/views",
      { name: "x", query: "state:opne", sort: "due", shared: false },
    ];
    const answer = await play(desk, { as: "agent", request, status: 422, error: "cases.query_wrong" });
    expect(answer.body.error.params).toMatchObject({ at: 7, problem: "value_unknown" });
  });
});

test("who looks at a case is told to the others, shown on its page, and forgotten when silent", async () => {
  const { id } = await buildMailCase(ctx);
  const news: unknown[] = [];
  const stop = onPresence((each) => news.push(each));
  const agent = await desk.as("agent");
  const staff = { id: await desk.staffId("agent"), name: "Test agent" };
  for (const state of ["viewing", "viewing", "typing"]) await agent.post(`/api/v1/cases/${id}/presence`, { state });
  expect(news).toEqual(
    ["viewing", "typing"].map((state) => ({
      type: "presence",
      caseId: id,
      viewers: [{ staff, state }],
      customerTyping: false,
    })),
  );
  const page = () => agent.get(`/api/v1/cases/${id}`).then((answer) => answer.body.viewers);
  expect(await page()).toEqual([{ staff, state: "typing" }]);
  desk.advance("60 s");
  expect(await page()).toEqual([]);
  stop();
});
