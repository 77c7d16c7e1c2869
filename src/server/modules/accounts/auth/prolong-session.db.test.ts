import { expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildStaff, PASSWORD } from "../../../../../test/support/build.ts";

// better-auth prolongs by the server's clock, so this desk's clock starts there.
const desk = await openTestDesk({ now: new Date().toISOString() });
const DAY = 86_400_000;

test("[L2] the session of who works is prolonged, once a day, for another 30 days", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const client = await desk.as({ email });
  const expiry = async (): Promise<number> => {
    const { rows } = await desk.pool.query("select expires_at from staff_sessions where staff_id = $1", [id]);
    return rows[0].expires_at.getTime();
  };
  const expireIn = (ms: number) =>
    desk.pool.query("update staff_sessions set expires_at = $2 where staff_id = $1", [
      id,
      new Date(desk.now().getTime() + ms),
    ]);

  await expireIn(29.5 * DAY);
  const fresh = await client.get("/api/v1/me");
  expect(fresh.headers["set-cookie"]).toBeUndefined();
  expect(await expiry()).toBe(desk.now().getTime() + 29.5 * DAY);

  await expireIn(28 * DAY);
  await client.get("/api/v1/staff");
  expect(await expiry()).toBe(desk.now().getTime() + 28 * DAY);
  const used = await client.post("/api/v1/me/heartbeat");
  expect(String(used.headers["set-cookie"])).toMatch(/^keepword\.session_token=.+Max-Age=2592000.+HttpOnly/);
  expect(await expiry()).toBeGreaterThan(desk.now().getTime() + 29.9 * DAY);
  expect((await client.get("/api/v1/me")).body.id).toBe(id);
});

test("[L2] behind an https address the cookie is sent over https only", async () => {
  const secure = await openTestDesk({ settings: { KEEPWORD_URL: "https://desk.example.com" } });
  const { email } = await buildStaff(secure.ctx);
  const client = await secure.as("nobody");
  const answer = await client.post("/api/auth/sign-in/email", { email, password: PASSWORD });
  expect(String(answer.headers["set-cookie"])).toMatch(/^__Secure-keepword\.session_token=.+Secure/);
  expect((await client.get("/api/v1/me")).body.email).toBe(email);
});
