import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { testClient } from "../../../../test/support/client.ts";
import { ensureFirstAdmin, setupLink } from "./first-admin.ts";
import { setupCode } from "./setup-code.ts";

const first = {
  name: "王芳",
  email: "Wang.Fang@Shop.example",
  password: "a password of hers",
  locale: "zh-CN",
  timeZone: "Asia/Shanghai",
};

test("[L2] of many who set up an empty desk at once, one becomes the administrator", async () => {
  const desk = await openTestDesk();
  const code = setupCode(desk.ctx);
  const visitor = testClient(desk.app);
  expect((await visitor.get("/api/v1/setup")).body).toEqual({ needed: true });
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      testClient(desk.app).post("/api/v1/setup", { ...first, code, email: `first-${i}@shop.example` }),
    ),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  const { rows } = await desk.pool.query(
    "select s.email, r.key from staff s join staff_roles sr on sr.staff_id = s.id join roles r on r.id = sr.role_id",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].key).toBe("admin");
  expect((await visitor.get("/api/v1/setup")).body).toEqual({ needed: false });
  const late = await visitor.post("/api/v1/setup", { ...first, code });
  expect([late.status, late.body.error.code]).toEqual([409, "accounts.setup_done"]);
});

test("[L2] the first administrator signs in, may do everything, and is in the first team", async () => {
  const desk = await openTestDesk();
  const client = testClient(desk.app);
  const code = setupCode(desk.ctx);
  expect((await client.post("/api/v1/setup", { ...first, code, password: "short" })).status).toBe(422);
  expect((await client.post("/api/v1/setup", { ...first, code, timeZone: "Mars/Olympus" })).status).toBe(422);
  const { result, events } = await desk.during(() => client.post("/api/v1/setup", { ...first, code }));
  expect(result.body).toEqual({ ok: true });
  expect(events.map((event) => event.type)).toEqual(["accounts.staff_created"]);
  const { email, password } = first;
  expect((await client.post("/api/auth/sign-in/email", { email, password })).status).toBe(200);
  const me = await client.get("/api/v1/me");
  expect(me.body).toMatchObject({
    name: "王芳",
    email: "wang.fang@shop.example",
    teams: [{ name: "Customer service" }],
  });
  expect(me.body.permissions).toContain("roles:manage");
  const { rows } = await desk.pool.query(
    "select actor_kind, actor_name, action, ip, details::text from audit_log order by id",
  );
  expect(rows[0]).toMatchObject({ actor_kind: "system", actor_name: "setup", action: "accounts.staff_created" });
  expect(rows[0].ip).toMatch(/^10\./);
  expect(rows[0].details).not.toContain(password);
});

test("[L2] an unattended set-up makes its administrator once, whatever starts how often", async () => {
  const desk = await openTestDesk();
  const settings = { adminEmail: "ops@shop.example", adminPassword: "from the settings" };
  await ensureFirstAdmin(desk.ctx, { adminEmail: null, adminPassword: null });
  expect((await desk.pool.query("select 1 from staff")).rows).toHaveLength(0);
  await Promise.all([ensureFirstAdmin(desk.ctx, settings), ensureFirstAdmin(desk.ctx, settings)]);
  await ensureFirstAdmin(desk.ctx, { ...settings, adminEmail: "other@shop.example" });
  const { rows } = await desk.pool.query("select email from staff");
  expect(rows).toEqual([{ email: "ops@shop.example" }]);
});

test("[L2] whoever reaches the port first does not become the administrator without the code that was printed", async () => {
  const desk = await openTestDesk();
  const visitor = testClient(desk.app);
  const link = new URL((await setupLink(desk.ctx))!);
  const code = link.searchParams.get("setup")!;
  expect([link.pathname, code.length]).toEqual(["/desk", 20]);
  expect((await visitor.get("/api/v1/setup")).text).not.toContain(code);
  for (const wrong of ["", "x", `${code}x`, `${code.slice(0, -1)}~`]) {
    const { result, events } = await desk.during(() => visitor.post("/api/v1/setup", { ...first, code: wrong }));
    expect([result.status, result.body.error.code]).toEqual([403, "accounts.setup_code_wrong"]);
    expect(events).toEqual([]);
  }
  expect((await visitor.post("/api/v1/setup", first)).status).toBe(422);
  expect((await desk.pool.query("select 1 from staff")).rows).toEqual([]);
  expect((await visitor.post("/api/v1/setup", { ...first, code })).status).toBe(200);
  // What is in a log from now on opens nothing, and is printed no more.
  expect((await testClient(desk.app).post("/api/v1/setup", { ...first, code })).status).toBe(409);
  expect(await setupLink(desk.ctx)).toBeNull();
});
