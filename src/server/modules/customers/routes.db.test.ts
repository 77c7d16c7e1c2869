import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildRole, buildStaff, unique } from "../../../../test/support/build.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import { play } from "../../../../test/support/scenario.ts";
import type { TimelineItem } from "../../../shared/contract/customers.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const account = await buildMailAccount(ctx);

async function customerOf(address: string): Promise<number> {
  const { rows } = await desk.pool.query("select customer_id from handles where address = $1", [address]);
  return rows[0].customer_id;
}

test("[A3] one timeline holds messages, notes, promises and what became of the cases, newest first, page by page", async () => {
  const from = `timeline${unique()}@example.com`;
  const messageId = `${unique()}.t@example.com`;
  for (let i = 0; i < 4; i++) {
    await deliver(ctx, account, {
      from,
      subject: `Mail ${i}`,
      ...(i === 0 ? { messageId } : i % 2 ? { headers: { "In-Reply-To": `<${messageId}>` } } : {}),
    });
    // Some of them at the very same moment.
    if (i % 2) desk.advance("7 min");
  }
  await desk.settle();
  const id = await customerOf(from);
  const agent = await desk.as("agent");
  const cases = (await desk.pool.query("select id from cases where customer_id = $1 order by id", [id])).rows;
  expect((await agent.post(`/api/v1/cases/${cases[0].id}/notes`, { text: "Called the courier." })).status).toBe(200);
  const whole: TimelineItem[] = (await agent.get(`/api/v1/customers/${id}/timeline?limit=200`)).body.items;
  const times = whole.map((item) => Date.parse(item.at));
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(new Set(whole.map((item) => item.kind))).toEqual(new Set(["message", "note", "promise", "case", "event"]));
  expect(whole.filter((item) => item.direction === "in").map((item) => item.title)).toEqual([
    ...["Mail 3", "Mail 2", "Mail 1", "Mail 0"],
  ]);
  for (const limit of [1, 2, 3, 7]) {
    const paged: TimelineItem[] = [];
    for (let cursor = ""; cursor !== null; ) {
      const page = (await agent.get(`/api/v1/customers/${id}/timeline?limit=${limit}&cursor=${cursor}`)).body;
      paged.push(...page.items);
      expect(page.items.length).toBeLessThanOrEqual(limit);
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
  }
});

test("[A3] [L2] what belongs to a case that one may not look into is neither told nor counted", async () => {
  const from = `secret${unique()}@example.com`;
  await deliver(ctx, account, { from, subject: "My illness", text: "A very private matter." });
  const id = await customerOf(from);
  const { rows } = await desk.pool.query("select id from cases where customer_id = $1", [id]);
  const role = await buildRole(ctx, ["customers:read", "cases:read"]);
  const { email, id: staffId } = await buildStaff(ctx);
  await desk.pool.query("delete from staff_roles where staff_id = $1", [staffId]);
  await desk.pool.query("insert into staff_roles (staff_id, role_id) values ($1, $2)", [staffId, role]);
  await desk.pool.query("delete from team_members where staff_id = $1", [staffId]);
  await desk.settle();
  const request = (path: string): ["GET", string] => ["GET", path];
  const page = `/api/v1/customers/${id}`;
  await play(desk, {
    as: { email },
    request: request(`${page}/timeline`),
    status: 200,
    lacks: ["illness", "private matter", "promises.made", "cases.opened", `"caseId":${rows[0].id}`],
    contains: { items: [{ kind: "event", caseId: null }] },
  });
  const none = { cases: 0, openCases: 0, promisesOpen: 0, promisesKept: 0, promisesBroken: 0 };
  await play(desk, { as: { email }, request: request(page), status: 200, contains: { counts: none } });
  await play(desk, {
    as: { email },
    request: request(`/api/v1/customers?q=${from}`),
    status: 200,
    contains: { items: [{ openCases: 0, lastMessageAt: null }] },
  });
  await desk.pool.query("update cases set owner_id = $2 where id = $1", [rows[0].id, staffId]);
  await desk.pool.query("update promises set owner_id = $2 where case_id = $1", [rows[0].id, staffId]);
  const mine = { ...none, cases: 1, openCases: 1, promisesOpen: 1 };
  await play(desk, { as: { email }, request: request(page), status: 200, contains: { counts: mine } });
  const { body } = await (await desk.as({ email })).get(`${page}/timeline`);
  expect(body.items.map((item: TimelineItem) => item.title)).toContain("My illness");
});

test("[L2] who looks at a customer is written down, once a look", async () => {
  const from = `looked${unique()}@example.com`;
  await deliver(ctx, account, { from });
  const id = await customerOf(from);
  const agent = await desk.as("agent");
  await agent.get(`/api/v1/customers/${id}`);
  const { next } = (await agent.get(`/api/v1/customers/${id}/timeline?limit=1`)).body;
  await agent.get(`/api/v1/customers/${id}/timeline?limit=1&cursor=${next}`);
  const { rows } = await desk.pool.query(
    "select action, actor_id from audit_log where subject_kind = 'customer' and subject_id = $1 order by id",
    [id],
  );
  const staffId = await desk.staffId("agent");
  expect(rows).toEqual([
    { action: "customers.read", actor_id: staffId },
    { action: "customers.timeline_read", actor_id: staffId },
  ]);
});

test("[A2] customers are found by the beginning of a name or of any address, in pages", async () => {
  const tag = `zq${unique()}`;
  for (let i = 0; i < 5; i++) await deliver(ctx, account, { from: `${tag} Person ${i} <p${i}.${tag}@example.com>` });
  for (let i = 0; i < 4; i++) await deliver(ctx, account, { from: `Somebody <${tag}.${i}@example.com>` });
  const agent = await desk.as("agent");
  const names: string[] = [];
  for (let cursor = ""; cursor !== null; ) {
    const page = (await agent.get(`/api/v1/customers?q=${tag.toUpperCase()}&limit=2&cursor=${cursor}`)).body;
    names.push(...page.items.map((item: { name: string; handles: string[] }) => item.handles[0]));
    cursor = page.next;
  }
  expect(names).toEqual([
    ...Array.from({ length: 5 }, (_, i) => `p${i}.${tag}@example.com`),
    ...Array.from({ length: 4 }, (_, i) => `${tag}.${i}@example.com`),
  ]);
  // What means something to LIKE means itself here.
  expect((await agent.get("/api/v1/customers?q=%25")).body.items).toEqual([]);
  const newest = (await agent.get("/api/v1/customers?limit=2")).body;
  expect(newest.items[0]).toMatchObject({ handles: [`${tag}.3@example.com`], openCases: 1, blocked: false });
});

test("[A2] a customer is written down, changed and given handles by those who may", async () => {
  const email = `New.Person${unique()}@Gmail.com`;
  const made = await play(desk, {
    as: "agent",
    request: ["POST", "/api/v1/customers", { name: "张伟", email, phone: "138 1234 5678", locale: "zh-CN" }],
    status: 200,
    contains: {
      name: "张伟",
      handles: [
        { kind: "mail", display: email },
        { kind: "phone", address: "+8613812345678" },
      ],
    },
    events: ["customers.created"],
  });
  const { id } = made.body;
  const taken = { kind: "phone", address: "+86 138-1234-5678" };
  const other = (await (await desk.as("agent")).post("/api/v1/customers", { name: "Other" })).body;
  await play(desk, {
    as: "agent",
    request: ["POST", `/api/v1/customers/${other.id}/handles`, taken],
    status: 409,
    error: "customers.handle_taken",
  });
  await play(desk, {
    as: "agent",
    request: ["POST", `/api/v1/customers/${id}/handles`, { kind: "mail", address: "not an address" }],
    status: 422,
    error: "customers.handle_unreadable",
  });
  await play(desk, {
    as: "agent",
    request: ["POST", `/api/v1/customers/${id}/handles`, { kind: "pigeon", address: "coo" }],
    status: 422,
    error: "customers.handle_unreadable",
  });
  await play(desk, {
    as: "agent",
    request: ["PATCH", `/api/v1/customers/${id}`, { timeZone: "Mars/Olympus" }],
    status: 422,
    error: "customers.time_zone_unknown",
  });
  await play(desk, {
    as: "agent",
    request: ["PATCH", `/api/v1/customers/${id}`, { timeZone: "Asia/Urumqi", remarks: "<b>bold</b>" }],
    status: 200,
    contains: { timeZone: "Asia/Urumqi", remarks: "<b>bold</b>" },
    events: ["customers.updated"],
  });
  const phone = made.body.handles[1].id;
  const removed = ["DELETE", `/api/v1/customers/${id}/handles/${phone}`] as const;
  await play(desk, { as: "agent", request: [...removed], status: 200, events: ["customers.updated"] });
  await play(desk, { as: "agent", request: [...removed], status: 404, error: "customers.handle_not_found" });
  for (const path of [`/api/v1/customers/${id}`, "/api/v1/customers", `/api/v1/customers/${id}/timeline`]) {
    await play(desk, { as: "nobody", request: ["GET", path], status: 401, lacks: ["张伟"] });
  }
  await play(desk, { as: "agent", request: ["POST", `/api/v1/customers/${id}/block`], status: 403 });
  await play(desk, {
    as: "supervisor",
    request: ["POST", `/api/v1/customers/${id}/block`],
    status: 200,
    events: ["customers.blocked"],
  });
  await play(desk, { as: "supervisor", request: ["POST", `/api/v1/customers/${id}/block`], status: 200 });
  await play(desk, {
    as: "agent",
    request: ["GET", "/api/v1/customers/999999999"],
    status: 404,
    error: "customers.not_found",
  });
});

test("[A3] a place in a timeline that we did not give is refused", async () => {
  const from = `cursor${unique()}@example.com`;
  await deliver(ctx, account, { from });
  const path = `/api/v1/customers/${await customerOf(from)}/timeline`;
  for (const cursor of ["x", "W10", Buffer.from('["a",1,1]').toString("base64url")]) {
    await play(desk, {
      as: "agent",
      request: ["GET", `${path}?cursor=${cursor}`],
      status: 422,
      error: "request.invalid",
    });
  }
});
