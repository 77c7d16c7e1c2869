import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildRole, buildStaff, unique } from "../../../../test/support/build.ts";
import { play } from "../../../../test/support/scenario.ts";
import { builtInRoles, type Permission } from "../../../shared/permissions.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { actorOfStaff } from "./actor-of-staff.ts";
import { updateStaff } from "./update-staff.ts";

const desk = await openTestDesk();
const admin = await buildStaff(desk.ctx, { roles: ["admin"], name: "Chief" });

/** Somebody who has these permissions and no others. */
async function personWith(...permissions: Permission[]) {
  const roleId = await buildRole(desk.ctx, permissions);
  const person = await buildStaff(desk.ctx, { roles: [roleId] });
  return { ...person, roleId, who: { email: person.email } };
}

async function roleId(key: string): Promise<number> {
  const row = await desk.ctx.db.selectFrom("roles").select("id").where("key", "=", key).executeTakeFirstOrThrow();
  return row.id;
}

async function permissionsNow(staffId: number): Promise<string[]> {
  return [...(await actorOfStaff(desk.ctx, staffId)).permissions].sort();
}

const newPerson = (roleIds: number[]) => ({
  name: "New",
  email: `new-${unique()}@desk.test`,
  password: "long enough to be one",
  roleIds,
  teamIds: [],
});

test("[L2] who may manage roles cannot make one that may do more than they", async () => {
  const mallory = await personWith("roles:manage", "cases:read");
  await play(desk, {
    as: mallory.who,
    request: ["POST", "/api/v1/roles", { name: "Everything", permissions: ["cases:read", "staff:manage"] }],
    status: 403,
    error: "accounts.beyond_own",
  });
  const { rows } = await desk.pool.query("select 1 from roles where name = 'Everything'");
  expect(rows).toEqual([]);
});

test("[L2] who may manage roles cannot widen their own, nor touch a stronger one, nor the administrators'", async () => {
  const mallory = await personWith("roles:manage", "cases:read");
  const before = await permissionsNow(mallory.id);
  const own = { name: "Mine", permissions: ["roles:manage", "cases:read", "audit:read"] };
  await play(desk, {
    as: mallory.who,
    request: ["PUT", `/api/v1/roles/${mallory.roleId}`, own],
    status: 403,
    error: "accounts.beyond_own",
  });
  const weakened = { name: "Leader", permissions: ["cases:read"] };
  await play(desk, {
    as: mallory.who,
    request: ["PUT", `/api/v1/roles/${await roleId("leader")}`, weakened],
    status: 403,
    error: "accounts.stronger_than_you",
  });
  await play(desk, {
    as: mallory.who,
    request: ["PUT", `/api/v1/roles/${await roleId("admin")}`, weakened],
    status: 409,
    error: "accounts.admin_role_fixed",
  });
  expect(await permissionsNow(mallory.id)).toEqual(before);
});

test("[L2] who may manage staff gives nobody, not even themselves, a role that may do more", async () => {
  const mallory = await personWith("staff:manage", ...builtInRoles.agent);
  const accomplice = await buildStaff(desk.ctx);
  const adminRole = await roleId("admin");
  const attempts: [string, string, unknown][] = [
    ["POST", "/api/v1/staff", newPerson([adminRole])],
    ["PATCH", `/api/v1/staff/${mallory.id}`, { roleIds: [mallory.roleId, adminRole] }],
    ["PATCH", `/api/v1/staff/${accomplice.id}`, { roleIds: [await roleId("supervisor")] }],
  ];
  for (const [method, path, body] of attempts) {
    await play(desk, {
      as: mallory.who,
      request: [method as "POST", path, body],
      status: 403,
      error: "accounts.beyond_own",
    });
  }
  expect(await permissionsNow(mallory.id)).not.toContain("roles:manage");
  expect(await permissionsNow(accomplice.id)).not.toContain("cases:bulk");
});

test("[L2] who may manage staff cannot take over, lock out or demote somebody stronger", async () => {
  const mallory = await personWith("staff:manage", ...builtInRoles.agent);
  const victim = await buildStaff(desk.ctx, { roles: ["leader"] });
  const session = await desk.as({ email: victim.email });
  const attempts: [string, string, unknown?][] = [
    ["POST", `/api/v1/staff/${victim.id}/password`, { password: "mallory knows this" }],
    ["PATCH", `/api/v1/staff/${victim.id}`, { email: "mallory@evil.test" }],
    ["PATCH", `/api/v1/staff/${victim.id}`, { active: false }],
    ["PATCH", `/api/v1/staff/${victim.id}`, { roleIds: [await roleId("agent")] }],
    ["DELETE", `/api/v1/staff/${victim.id}/sessions`],
    ["DELETE", `/api/v1/staff/${victim.id}/two-factor`],
  ];
  for (const [method, path, body] of attempts) {
    await play(desk, {
      as: mallory.who,
      request: [method as "POST", path, body],
      status: 403,
      error: "accounts.stronger_than_you",
    });
  }
  expect((await session.get("/api/v1/me")).body).toMatchObject({ email: victim.email });
  expect(await permissionsNow(victim.id)).toContain("teams:manage");
});

test("[L2] who may manage keys cannot make one that may do more, nor may a key make keys", async () => {
  const mallory = await personWith("api-keys:manage", "cases:read");
  await play(desk, {
    as: mallory.who,
    request: ["POST", "/api/v1/api-keys", { name: "k", scopes: ["cases:read", "staff:manage"] }],
    status: 403,
    error: "accounts.beyond_own",
    lacks: ["kw_"],
  });
  const key = await desk.withKey(["api-keys:manage", "cases:read"]);
  const made = await key.post("/api/v1/api-keys", { name: "child", scopes: ["cases:read"] });
  expect([made.status, made.body.error.code]).toEqual([403, "accounts.people_only"]);
});

test("[L2] a key of an administrator's that may manage staff cannot make administrators", async () => {
  const key = await desk.withKey(["staff:manage"]);
  const made = await key.post("/api/v1/staff", newPerson([await roleId("admin")]));
  expect([made.status, made.body.error.code]).toEqual([403, "accounts.beyond_own"]);
  const taken = await key.post(`/api/v1/staff/${admin.id}/password`, { password: "the key's own choice" });
  expect([taken.status, taken.body.error.code]).toEqual([403, "accounts.stronger_than_you"]);
});

test("[L2] who loses a permission loses it in their keys too", async () => {
  const roleOfHers = await buildRole(desk.ctx, ["api-keys:manage", "audit:read"]);
  const person = await buildStaff(desk.ctx, { roles: [roleOfHers] });
  const client = await desk.as({ email: person.email });
  const made = await client.post("/api/v1/api-keys", { name: "reader", scopes: ["audit:read"] });
  const headers = { authorization: `Bearer ${made.body.key}` };
  const read = () =>
    desk.as("nobody").then((nobody) => nobody.inject({ method: "GET", url: "/api/v1/audit", headers }));
  expect((await read()).status).toBe(200);
  await updateStaff(desk.ctx, person.id, { roleIds: [await roleId("agent")] });
  expect((await read()).status).toBe(403);
  await updateStaff(desk.ctx, person.id, { active: false });
  expect((await read()).status).toBe(401);
});

test("[L2] the last active administrator keeps the role and stays active", async () => {
  const others = await desk.pool.query(
    "select s.id from staff s join staff_roles r on r.staff_id = s.id where r.role_id = $1 and s.active and s.id <> $2",
    [await roleId("admin"), admin.id],
  );
  for (const { id } of others.rows) await updateStaff(desk.ctx, id, { active: false });
  for (const body of [{ active: false }, { roleIds: [await roleId("agent")] }]) {
    await play(desk, {
      as: { email: admin.email },
      request: ["PATCH", `/api/v1/staff/${admin.id}`, body],
      status: 409,
      error: "accounts.last_admin",
    });
  }
  expect((await (await desk.as({ email: admin.email })).get("/api/v1/me")).status).toBe(200);
});

test("[L2] of the last two administrators, each switching the other off at the same time, one stays", async () => {
  for (let round = 0; round < 5; round++) {
    const second = await buildStaff(desk.ctx, { roles: ["admin"] });
    const [a, b] = await Promise.all([actorOfStaff(desk.ctx, admin.id), actorOfStaff(desk.ctx, second.id)]);
    const results = await Promise.allSettled([
      updateStaff(desk.ctx.as(a), second.id, { active: false }),
      updateStaff(desk.ctx.as(b), admin.id, { active: false }),
    ]);
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(isKnownError(refused[0]!.reason, "accounts.last_admin")).toBe(true);
    const { rows } = await desk.pool.query(
      "select s.id from staff s join staff_roles r on r.staff_id = s.id where r.role_id = $1 and s.active",
      [await roleId("admin")],
    );
    expect(rows).toHaveLength(1);
    await updateStaff(desk.ctx, admin.id, { active: true });
    await updateStaff(desk.ctx, second.id, { active: false });
  }
});
