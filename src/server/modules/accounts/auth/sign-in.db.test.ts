import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildStaff, PASSWORD } from "../../../../../test/support/build.ts";
import { testClient } from "../../../../../test/support/client.ts";
import { totp } from "../../../../../test/support/totp.ts";
import { setPassword } from "../set-password.ts";
import { deleteExpired } from "../store/sessions.ts";
import { updateStaff } from "../update-staff.ts";
import { createAuth, IP_HEADER } from "./create-auth.ts";

const desk = await openTestDesk();

async function lastAudit(count = 1) {
  const { rows } = await desk.pool.query(
    "select action, actor_kind, actor_id, subject_id, ip, details from audit_log order by id desc limit $1",
    [count],
  );
  return rows;
}

test("[L2] who signs in gets a session in a cookie that scripts cannot read, and nothing else of it", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const client = testClient(desk.app);
  const { result: answer, events } = await desk.during(() =>
    client.post("/api/auth/sign-in/email", { email: email.toUpperCase(), password: PASSWORD }),
  );
  expect(answer.status).toBe(200);
  const cookie = String(answer.headers["set-cookie"]);
  expect(cookie).toMatch(/^keepword\.session_token=.+HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).not.toMatch(/Secure/);
  const token = decodeURIComponent(client.cookies.get("keepword.session_token")!).split(".")[0]!;
  expect(answer.text).not.toContain(token);
  expect(answer.text).not.toMatch(/password|hash/i);
  expect((await client.get("/api/v1/me")).body).toMatchObject({ id, email, availability: "available" });
  expect(events).toEqual([{ type: "accounts.staff_online", data: { staffId: id } }]);
  expect(await lastAudit()).toMatchObject([
    { action: "accounts.signed_in", actor_kind: "staff", actor_id: id, details: { how: "password" } },
  ]);
});

test("[L2] a wrong password and an unknown address are answered alike, and both are written down", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const client = testClient(desk.app);
  const wrong = await client.post("/api/auth/sign-in/email", { email, password: "not the right one" });
  const unknown = await client.post("/api/auth/sign-in/email", { email: "who@desk.test", password: PASSWORD });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(wrong.text).toBe(unknown.text);
  expect(wrong.body.error.code).toBe("accounts.wrong_credentials");
  expect(client.cookies.size).toBe(0);
  const rows = await lastAudit(2);
  expect(rows).toMatchObject([
    { action: "accounts.sign_in_failed", actor_id: null, subject_id: null, details: { email: "who@desk.test" } },
    { action: "accounts.sign_in_failed", actor_id: null, subject_id: id, details: { email, step: "password" } },
  ]);
  expect(JSON.stringify(rows)).not.toContain("not the right one");
});

test("[L2] a password typed where the address belongs is not written down", async () => {
  const client = testClient(desk.app);
  await client.post("/api/auth/sign-in/email", { email: "hunter2 hunter2", password: "x" });
  const rows = await lastAudit();
  expect(rows[0].action).toBe("accounts.sign_in_failed");
  expect(JSON.stringify(rows)).not.toContain("hunter2");
});

test("[L2] nobody signs up, and what of better-auth is not needed is not there", async () => {
  const client = await desk.as("admin");
  const before = await desk.pool.query("select count(*)::int as n from staff");
  for (const path of ["sign-up/email", "update-user", "change-email", "delete-user", "set-password", "link-social"]) {
    const answer = await client.post(`/api/auth/${path}`, { name: "X", email: "x@desk.test", password: PASSWORD });
    expect([path, answer.status]).toEqual([path, 404]);
  }
  const after = await desk.pool.query("select count(*)::int as n from staff");
  expect(after.rows).toEqual(before.rows);
});

test("[L2] signing out ends the session, not only its cookie", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const client = await desk.as({ email });
  const kept = client.cookies.get("keepword.session_token")!;
  expect((await client.post("/api/auth/sign-out")).status).toBe(200);
  expect(client.cookies.has("keepword.session_token")).toBe(false);
  client.cookies.set("keepword.session_token", kept);
  expect((await client.get("/api/v1/me")).status).toBe(401);
  expect(await lastAudit()).toMatchObject([{ action: "accounts.signed_out", actor_id: id }]);
});

test("[L2] a session's token is worth nothing without our signature, or with another's", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  await desk.as({ email });
  const { rows } = await desk.pool.query("select token from staff_sessions where staff_id = $1", [id]);
  const token: string = rows[0].token;
  const forged = createHmac("sha256", "another secret, also long enough to be one").update(token).digest("base64");
  for (const value of [token, `${token}.`, `${token}.${forged}`, `${token}.%`, "%", "."]) {
    const client = testClient(desk.app);
    client.cookies.set("keepword.session_token", encodeURIComponent(value));
    expect((await client.get("/api/v1/me")).status).toBe(401);
    client.cookies.set("keepword.session_token", value);
    expect((await client.get("/api/v1/me")).status).toBe(401);
  }
});

test("[L2] a session that is over lets nobody in", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const client = await desk.as({ email });
  await desk.pool.query("update staff_sessions set expires_at = $2 where staff_id = $1", [id, desk.now()]);
  expect((await client.get("/api/v1/me")).status).toBe(401);
});

test("[L2] who is switched off cannot sign in, and the sessions they had are over", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const client = await desk.as({ email });
  await updateStaff(desk.ctx, id, { active: false });
  expect((await client.get("/api/v1/me")).status).toBe(401);
  const again = await testClient(desk.app).post("/api/auth/sign-in/email", { email, password: PASSWORD });
  expect([again.status, again.body.error.code]).toEqual([403, "accounts.inactive"]);
  expect(again.headers["set-cookie"]).toBeUndefined();
  const { rows } = await desk.pool.query("select id from staff_sessions where staff_id = $1", [id]);
  expect(rows).toEqual([]);
});

test("[L2] another site's page cannot sign anybody in or out", async () => {
  const { email } = await buildStaff(desk.ctx);
  const client = await desk.as({ email });
  const headers = { origin: "https://evil.test" };
  for (const [url, payload] of [
    ["/api/auth/sign-out", {}],
    ["/api/auth/sign-in/email", { email, password: PASSWORD }],
  ] as const) {
    const answer = await client.inject({ method: "POST", url, payload, headers });
    expect([url, answer.status, answer.body.error.code]).toEqual([url, 403, "request.cross_site"]);
  }
  expect((await client.get("/api/v1/me")).status).toBe(200);
});

test("[L2] guessing is slowed down: after ten tries in a minute an address is turned away, others are not", async () => {
  const { email } = await buildStaff(desk.ctx);
  const guesser = testClient(desk.app);
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++) {
    const answer = await guesser.post("/api/auth/sign-in/email", { email: "nobody@desk.test", password: `guess ${i}` });
    statuses.push(answer.status);
    if (answer.status === 429) expect(answer.body.error).toMatchObject({ code: "request.too_many" });
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  const spoofed = { method: "POST", url: "/api/auth/sign-in/email", payload: { email, password: PASSWORD } } as const;
  const headers = { "x-forwarded-for": "192.0.2.7", "x-keepword-ip": "192.0.2.7" };
  expect((await guesser.inject({ ...spoofed, headers })).status).toBe(429);
  expect((await testClient(desk.app).inject(spoofed)).status).toBe(200);
  const { rows } = await desk.pool.query(
    "select count(*)::int as n from audit_log where details->>'email' = 'nobody@desk.test'",
  );
  expect(rows[0].n).toBe(10);
  // Another node, or this one started again, knows of them.
  const auth = createAuth(desk.ctx);
  const body = JSON.stringify({ email, password: PASSWORD });
  const headersOf = (ip: string) => ({
    "content-type": "application/json",
    [IP_HEADER]: ip,
    origin: desk.ctx.config.url,
  });
  const elsewhere = (ip: string) =>
    auth.handler(
      new Request(`${desk.ctx.config.url}/api/auth/sign-in/email`, { method: "POST", body, headers: headersOf(ip) }),
    );
  const [{ key }] = (await desk.pool.query("select key from staff_attempts where count >= 10")).rows;
  expect((await elsewhere(key.split("|")[0])).status).toBe(429);
  expect((await elsewhere("192.0.2.8")).status).toBe(200);
});

test("[L2] with a second step the password alone opens nothing; a code does, and each backup code once", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const own = await desk.as({ email });
  expect((await own.post("/api/auth/two-factor/enable", { password: "wrong wrong" })).body.error.code).toBe(
    "accounts.wrong_password",
  );
  const enabled = await own.post("/api/auth/two-factor/enable", { password: PASSWORD });
  expect(enabled.body.backupCodes).toHaveLength(10);
  expect((await own.get("/api/v1/me")).body.twoFactorEnabled).toBe(false);
  await own.post("/api/auth/two-factor/verify-totp", { code: totp(enabled.body.totpURI) });
  expect((await own.get("/api/v1/me")).body.twoFactorEnabled).toBe(true);
  expect(await lastAudit()).toMatchObject([{ action: "accounts.two_factor_enabled", actor_id: id }]);

  const client = testClient(desk.app);
  const { result: half, events } = await desk.during(() =>
    client.post("/api/auth/sign-in/email", { email, password: PASSWORD }),
  );
  expect(half.body).toEqual({ twoFactorRedirect: true, twoFactorMethods: ["totp"] });
  expect(events).toEqual([]);
  expect(client.cookies.has("keepword.session_token")).toBe(false);
  expect((await client.get("/api/v1/me")).status).toBe(401);
  expect((await lastAudit())[0].action).toBe("accounts.two_factor_enabled");

  const wrong = await client.post("/api/auth/two-factor/verify-totp", { code: "000000" });
  expect([wrong.status, wrong.body.error.code]).toEqual([401, "accounts.wrong_code"]);
  expect(await lastAudit()).toMatchObject([
    { action: "accounts.sign_in_failed", subject_id: id, actor_id: null, details: { step: "totp" } },
  ]);
  expect((await client.get("/api/v1/me")).status).toBe(401);

  await client.post("/api/auth/two-factor/verify-totp", { code: totp(enabled.body.totpURI) });
  expect((await client.get("/api/v1/me")).body.id).toBe(id);
  expect(await lastAudit()).toMatchObject([
    { action: "accounts.signed_in", actor_id: id, details: { how: "password and totp" } },
  ]);

  const code = enabled.body.backupCodes[0];
  const byBackup = async () => {
    const other = testClient(desk.app);
    await other.post("/api/auth/sign-in/email", { email, password: PASSWORD });
    return (await other.post("/api/auth/two-factor/verify-backup-code", { code })).status;
  };
  expect(await byBackup()).toBe(200);
  expect(await byBackup()).toBe(401);
  const stored = await desk.pool.query("select secret, backup_codes from staff_two_factors where staff_id = $1", [id]);
  expect(JSON.stringify(stored.rows)).not.toContain(code);
});

test("[L2] an administrator can take the second step from who lost it, which ends their sessions", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const own = await desk.as({ email });
  const enabled = await own.post("/api/auth/two-factor/enable", { password: PASSWORD });
  await own.post("/api/auth/two-factor/verify-totp", { code: totp(enabled.body.totpURI) });
  const admin = await desk.as("admin");
  expect((await admin.delete(`/api/v1/staff/${id}/two-factor`)).status).toBe(200);
  expect((await own.get("/api/v1/me")).status).toBe(401);
  const client = testClient(desk.app);
  await client.post("/api/auth/sign-in/email", { email, password: PASSWORD });
  expect((await client.get("/api/v1/me")).body).toMatchObject({ id, twoFactorEnabled: false });
});

test("[L2] people change their password with the present one, and may end their other sessions by it", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const client = await desk.as({ email });
  const other = testClient(desk.app);
  await other.post("/api/auth/sign-in/email", { email, password: PASSWORD });
  const change = (currentPassword: string, newPassword: string) =>
    client.post("/api/auth/change-password", { currentPassword, newPassword, revokeOtherSessions: true });
  expect((await change("not the present one", "a new password")).body.error.code).toBe("accounts.wrong_password");
  expect((await change(PASSWORD, "short")).body.error).toMatchObject({ code: "request.invalid" });
  expect((await other.get("/api/v1/me")).status).toBe(200);
  expect((await change(PASSWORD, "a new password")).status).toBe(200);
  expect((await client.get("/api/v1/me")).status).toBe(200);
  expect((await other.get("/api/v1/me")).status).toBe(401);
  const rows = await lastAudit();
  expect(rows).toMatchObject([{ action: "accounts.password_changed", actor_id: id }]);
  expect(JSON.stringify(rows)).not.toContain("a new password");
});

test("[L2] a password set by an administrator ends what the old one began: a waiting sign-in, a trusted device", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  const own = await desk.as({ email });
  const { totpURI } = (await own.post("/api/auth/two-factor/enable", { password: PASSWORD })).body;
  await own.post("/api/auth/two-factor/verify-totp", { code: totp(totpURI) });
  const trusted = testClient(desk.app);
  await trusted.post("/api/auth/sign-in/email", { email, password: PASSWORD });
  await trusted.post("/api/auth/two-factor/verify-totp", { code: totp(totpURI), trustDevice: true });
  const again = await trusted.post("/api/auth/sign-in/email", { email, password: PASSWORD });
  expect(again.body.twoFactorRedirect).toBeUndefined();
  const waiting = testClient(desk.app);
  await waiting.post("/api/auth/sign-in/email", { email, password: PASSWORD });

  await setPassword(desk.ctx, id, "set by an administrator");
  const late = await waiting.post("/api/auth/two-factor/verify-totp", { code: totp(totpURI) });
  expect([late.status, late.body.error.code]).toEqual([401, "accounts.challenge_over"]);
  const asked = await trusted.post("/api/auth/sign-in/email", { email, password: "set by an administrator" });
  expect(asked.body.twoFactorRedirect).toBe(true);
});

test("[L2] sessions and waiting sign-ins whose time is over are deleted, others stay", async () => {
  const { id, email } = await buildStaff(desk.ctx);
  await desk.as({ email });
  const past = new Date(desk.now().getTime() - 1_000);
  await desk.pool.query(
    "insert into staff_sessions (staff_id, token, expires_at) values ($1, 'an old token of nobody', $2)",
    [id, past],
  );
  await desk.pool.query("insert into staff_verifications (identifier, value, expires_at) values ('2fa-old', $1, $2)", [
    id,
    past,
  ]);
  await deleteExpired(desk.ctx);
  const sessions = await desk.pool.query("select token from staff_sessions where staff_id = $1", [id]);
  expect(sessions.rows.map((row) => row.token)).not.toContain("an old token of nobody");
  expect(sessions.rows).toHaveLength(1);
  expect((await desk.pool.query("select 1 from staff_verifications where identifier = '2fa-old'")).rows).toEqual([]);
});
