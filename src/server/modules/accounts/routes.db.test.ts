import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam, PASSWORD, unique } from "../../../../test/support/build.ts";
import { testClient } from "../../../../test/support/client.ts";
import { play } from "../../../../test/support/scenario.ts";
import { routes } from "./routes.ts";

const desk = await openTestDesk();
const secrets = [/password/i, /"hash/, /"token/, /scrypt/];

async function roleIdOf(key: string): Promise<number> {
  return (await desk.pool.query("select id from roles where key = $1", [key])).rows[0].id;
}

const team = (given: object = {}) => ({
  name: `Team ${unique()}`,
  routing: "pull",
  calendarId: null,
  leadId: null,
  memberIds: [],
  ...given,
});

test.each(routes.filter((route) => route.access !== "public"))(
  "[L2] $method $path is not for those who did not sign in",
  async ({ method, path }) => {
    const url = path.replace(":id", "1");
    await play(desk, { as: "nobody", request: [method, url, method === "GET" ? undefined : {}], status: 401 });
  },
);

test.each(routes.filter((route) => route.access !== "public" && route.access !== "signed-in"))(
  "[L2] $method $path is not for agents, who lack $access",
  async ({ method, path, access }) => {
    await play(desk, {
      as: "agent",
      request: [method, path.replace(":id", "1"), method === "GET" ? undefined : {}],
      status: 403,
      error: "request.not_allowed",
      contains: { error: { params: { permission: access } } },
    });
  },
);

test("[L2] an administrator makes a person, who signs in with what they were given", async () => {
  const teamId = await buildTeam(desk.ctx);
  const input = {
    name: "陈静",
    email: "Chen.Jing@shop.example",
    password: "a first password",
    roleIds: [await roleIdOf("agent")],
    teamIds: [teamId],
    capacity: 7,
  };
  const made = await play(desk, {
    as: "admin",
    request: ["POST", "/api/v1/staff", input],
    status: 200,
    contains: { email: "chen.jing@shop.example", active: true, online: false, capacity: 7, teams: [{ id: teamId }] },
    lacks: [...secrets, "a first password"],
    events: ["accounts.staff_created"],
  });
  await play(desk, {
    as: "admin",
    request: ["POST", "/api/v1/staff", input],
    status: 409,
    error: "accounts.email_taken",
  });
  const own = testClient(desk.app);
  await own.post("/api/auth/sign-in/email", { email: input.email, password: input.password });
  expect((await own.get("/api/v1/me")).body).toMatchObject({ id: made.body.id, roles: [{ name: "Agent" }] });
});

test.each([
  ["a short password", { password: "short" }],
  ["no role", { roleIds: [] }],
  ["no address", { email: "not an address" }],
  ["an address nobody could sign in with", { email: "admin@localhost" }],
  ["a time zone that is none", { timeZone: "Asia/Atlantis" }],
])("[L2] a person is not made with %s", async (_, wrong) => {
  const good = {
    name: "X",
    email: "x@shop.example",
    password: PASSWORD,
    roleIds: [await roleIdOf("agent")],
    teamIds: [],
  };
  const answer = await (await desk.as("admin")).post("/api/v1/staff", { ...good, ...wrong });
  expect([answer.status, answer.body.error.code]).toEqual([422, "request.invalid"]);
});

test("[L2] a role or team that is none makes nobody", async () => {
  const person = { name: "Y", email: "y@shop.example", password: PASSWORD };
  const agent = await roleIdOf("agent");
  await play(desk, {
    as: "admin",
    request: ["POST", "/api/v1/staff", { ...person, roleIds: [999_999], teamIds: [] }],
    status: 404,
  });
  await play(desk, {
    as: "admin",
    request: ["POST", "/api/v1/staff", { ...person, roleIds: [agent], teamIds: [999_999] }],
    status: 422,
  });
  expect((await desk.pool.query("select 1 from staff where email = 'y@shop.example'")).rows).toEqual([]);
});

test("[L2] changing a person is announced with what changed, and changing nothing is no news", async () => {
  const person = await buildStaff(desk.ctx);
  const path = `/api/v1/staff/${person.id}`;
  const { events } = await desk.during(async () => {
    const admin = await desk.as("admin");
    await admin.patch(path, { capacity: 3, name: "Renamed" });
  });
  expect(events).toEqual([
    {
      type: "accounts.staff_changed",
      data: { staffId: person.id, active: true, availability: "available", capacity: 3, changed: ["name", "capacity"] },
    },
  ]);
  await play(desk, { as: "admin", request: ["PATCH", path, { capacity: 3 }], status: 200, events: [] });
  await play(desk, { as: "admin", request: ["PATCH", "/api/v1/staff/999999", { capacity: 3 }], status: 404 });
});

test("[L2] a password set by an administrator ends the person's sessions and is the one that counts", async () => {
  const person = await buildStaff(desk.ctx);
  const own = await desk.as({ email: person.email });
  const request = ["POST", `/api/v1/staff/${person.id}/password`, { password: "set by the admin" }] as const;
  await play(desk, { as: "admin", request: [...request], status: 200, lacks: ["set by the admin"] });
  expect((await own.get("/api/v1/me")).status).toBe(401);
  const signIn = (password: string) =>
    testClient(desk.app).post("/api/auth/sign-in/email", { email: person.email, password });
  expect((await signIn(PASSWORD)).status).toBe(401);
  expect((await signIn("set by the admin")).status).toBe(200);
});

test("[L2] staff are listed by name, page by page, without gaps or repeats, and found by part of name or address", async () => {
  const names = ["Aa", "Aa", "ab", "Ac_%", "阿丽", "阿明"];
  for (const name of names) await buildStaff(desk.ctx, { name: `Zz ${name}`, email: `zz-${unique()}@zz.example` });
  const client = await desk.as("agent");
  const seen: string[] = [];
  let cursor = "";
  do {
    const page = await client.get(`/api/v1/staff?q=zz.example&limit=2${cursor && `&cursor=${cursor}`}`);
    expect(page.body.items.length).toBeLessThanOrEqual(2);
    seen.push(...page.body.items.map((item: { name: string }) => item.name));
    cursor = page.body.next;
  } while (cursor);
  expect([...seen].sort()).toEqual(names.map((name) => `Zz ${name}`).sort());
  expect((await client.get("/api/v1/staff?q=_%25")).body.items.map((item: { name: string }) => item.name)).toEqual([
    "Zz Ac_%",
  ]);
  await play(desk, {
    as: "agent",
    request: ["GET", "/api/v1/staff?cursor=nonsense"],
    status: 422,
    error: "request.invalid",
  });
  await play(desk, { as: "agent", request: ["GET", "/api/v1/staff"], status: 200, lacks: secrets });
});

test("[L2] I change my own name, language and availability, and nothing else of me", async () => {
  const person = await buildStaff(desk.ctx);
  const who = { email: person.email };
  await play(desk, {
    as: who,
    request: [
      "PATCH",
      "/api/v1/me",
      { name: "Me", locale: "en", availability: "away", preferences: { theme: "dark", a: 1 } },
    ],
    status: 200,
    contains: { name: "Me", locale: "en", availability: "away", preferences: { theme: "dark", a: 1 } },
    events: ["accounts.staff_changed"],
  });
  await play(desk, {
    as: who,
    request: ["PATCH", "/api/v1/me", { preferences: { a: null, b: 2 } }],
    status: 200,
    contains: { preferences: { theme: "dark", b: 2 } },
    lacks: ['"a":'],
    events: [],
  });
  const huge = { preferences: { note: "x".repeat(40_000) } };
  await play(desk, { as: who, request: ["PATCH", "/api/v1/me", huge], status: 422 });
  const own = await desk.as(who);
  await own.patch("/api/v1/me", { active: false, capacity: 999, roleIds: [await roleIdOf("admin")] });
  const { rows } = await desk.pool.query("select active, capacity from staff where id = $1", [person.id]);
  expect(rows).toEqual([{ active: true, capacity: 20 }]);
  expect((await own.get("/api/v1/me")).body.permissions).not.toContain("staff:manage");
});

test("[L2] I see my sessions and end one of mine, never another's", async () => {
  const person = await buildStaff(desk.ctx);
  const one = await desk.as({ email: person.email });
  const other = testClient(desk.app);
  await other.post("/api/auth/sign-in/email", { email: person.email, password: PASSWORD });
  const listed = await one.get("/api/v1/me/sessions");
  expect(listed.body.items.map((item: { current: boolean }) => item.current)).toEqual([false, true]);
  expect(listed.text).not.toMatch(/token/);
  const ofOther = listed.body.items[0].id;
  await play(desk, { as: "agent", request: ["DELETE", `/api/v1/me/sessions/${ofOther}`], status: 404 });
  expect((await other.get("/api/v1/me")).status).toBe(200);
  await play(desk, { as: { email: person.email }, request: ["DELETE", `/api/v1/me/sessions/${ofOther}`], status: 200 });
  expect((await other.get("/api/v1/me")).status).toBe(401);
  const admin = await desk.as("admin");
  expect((await admin.get(`/api/v1/staff/${person.id}/sessions`)).body.items).toHaveLength(1);
  expect((await admin.delete(`/api/v1/staff/${person.id}/sessions`)).status).toBe(200);
  expect((await one.get("/api/v1/me")).status).toBe(401);
});

test("[L2] teams are made, changed and archived; a desk keeps one", async () => {
  const lead = await buildStaff(desk.ctx);
  const made = await play(desk, {
    as: "leader",
    request: ["POST", "/api/v1/teams", team({ name: "Returns", leadId: lead.id, memberIds: [lead.id] })],
    status: 200,
    contains: { name: "Returns", routing: "pull", lead: { id: lead.id }, members: [{ id: lead.id, name: lead.name }] },
    events: ["accounts.team_changed"],
  });
  const path = `/api/v1/teams/${made.body.id}`;
  await play(desk, {
    as: "leader",
    request: ["POST", "/api/v1/teams", team({ name: "Returns" })],
    status: 409,
    error: "accounts.team_name_taken",
  });
  for (const wrong of [{ calendarId: 999_999 }, { leadId: 999_999 }, { memberIds: [999_999] }]) {
    await play(desk, { as: "leader", request: ["PUT", path, team(wrong)], status: 422, error: "request.invalid" });
  }
  const same = team({ name: "Returns", leadId: lead.id, memberIds: [lead.id] });
  await play(desk, { as: "leader", request: ["PUT", path, same], status: 200, events: [] });
  await play(desk, { as: "leader", request: ["DELETE", path], status: 200, events: ["accounts.team_changed"] });
  await play(desk, { as: "leader", request: ["GET", "/api/v1/teams"], status: 200, lacks: ["Returns"] });
  await play(desk, { as: "leader", request: ["PUT", path, team()], status: 404 });
  await play(desk, {
    as: "leader",
    request: ["POST", "/api/v1/teams", team({ name: "Returns" })],
    status: 200,
    events: ["accounts.team_changed"],
  });
  const left = (await (await desk.as("leader")).get("/api/v1/teams")).body.items as { id: number }[];
  for (const { id } of left.slice(1)) await (await desk.as("leader")).delete(`/api/v1/teams/${id}`);
  await play(desk, {
    as: "leader",
    request: ["DELETE", `/api/v1/teams/${left[0]!.id}`],
    status: 409,
    error: "accounts.last_team",
  });
});

test("[L2] roles are made, changed and deleted; built-in ones and those in use stay", async () => {
  const made = await play(desk, {
    as: "admin",
    request: ["POST", "/api/v1/roles", { name: "Auditor", permissions: ["audit:read", "cases:read", "audit:read"] }],
    status: 200,
    contains: { key: null, name: "Auditor", permissions: ["audit:read", "cases:read"], members: 0 },
    events: ["accounts.role_changed"],
  });
  const path = `/api/v1/roles/${made.body.id}`;
  const auditor = await buildStaff(desk.ctx, { roles: [made.body.id] });
  const client = await desk.as({ email: auditor.email });
  expect((await client.get("/api/v1/audit")).status).toBe(200);
  await play(desk, {
    as: "admin",
    request: ["PUT", path, { name: "Reader", permissions: ["cases:read"] }],
    status: 200,
    contains: { members: 1 },
    events: ["accounts.role_changed"],
  });
  expect((await client.get("/api/v1/audit")).status).toBe(403);
  await play(desk, { as: "admin", request: ["DELETE", path], status: 409, error: "accounts.role_in_use" });
  const builtIn = `/api/v1/roles/${await roleIdOf("agent")}`;
  await play(desk, { as: "admin", request: ["DELETE", builtIn], status: 409, error: "accounts.built_in_role" });
  await (await desk.as("admin")).patch(`/api/v1/staff/${auditor.id}`, { roleIds: [await roleIdOf("agent")] });
  await play(desk, { as: "admin", request: ["DELETE", path], status: 200, events: ["accounts.role_changed"] });
  const unknown = { name: "Odd", permissions: ["everything:do"] };
  await play(desk, { as: "admin", request: ["POST", "/api/v1/roles", unknown], status: 422 });
  const listed = await (await desk.as("agent")).get("/api/v1/roles");
  expect(listed.body.items.slice(0, 4).map((role: { key: string }) => role.key)).toEqual([
    "agent",
    "supervisor",
    "leader",
    "admin",
  ]);
});
