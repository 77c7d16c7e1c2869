import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { testClient } from "../../../../test/support/client.ts";
import { play } from "../../../../test/support/scenario.ts";

const desk = await openTestDesk();

async function makeKey(input: object) {
  const made = await (await desk.as("admin")).post("/api/v1/api-keys", { name: "shop app", ...input });
  expect(made.status, made.text).toBe(200);
  const key: string = made.body.key;
  const client = testClient(desk.app, { authorization: `Bearer ${key}` });
  return { key, id: made.body.apiKey.id as number, client };
}

test("[L2] a key is shown once and only its hash is kept", async () => {
  const { key, id } = await makeKey({ scopes: ["audit:read"] });
  expect(key).toMatch(/^kw_[A-Za-z0-9_-]{43}$/);
  const { rows } = await desk.pool.query("select * from api_keys where id = $1", [id]);
  expect(rows[0]).toMatchObject({ hash: createHash("sha256").update(key).digest("hex"), prefix: key.slice(0, 9) });
  expect(JSON.stringify(rows)).not.toContain(key);
  await play(desk, {
    as: "admin",
    request: ["GET", "/api/v1/api-keys"],
    status: 200,
    contains: { items: [{ id, prefix: key.slice(0, 9), lastUsedAt: null, createdBy: { name: "Test admin" } }] },
    lacks: [key, rows[0].hash],
  });
  const log = await desk.pool.query("select action, details::text from audit_log order by id desc limit 1");
  expect(log.rows[0].action).toBe("accounts.api_key_created");
  expect(log.rows[0].details).not.toContain(key);
});

test("[L2] a key does what its scopes name and nothing else, and is no person", async () => {
  const { client } = await makeKey({ scopes: ["audit:read"] });
  expect((await client.get("/api/v1/audit")).status).toBe(200);
  const refused = await client.get("/api/v1/api-keys");
  expect([refused.status, refused.body.error.params.permission]).toEqual([403, "api-keys:manage"]);
  for (const path of ["/api/v1/me", "/api/v1/me/sessions"]) {
    const answer = await client.get(path);
    expect([answer.status, answer.body.error.code]).toEqual([403, "accounts.people_only"]);
  }
});

test("[L2] last use is written, with the address, at most once a minute", async () => {
  const { client, id } = await makeKey({ scopes: ["audit:read"] });
  const used = async () => {
    const { rows } = await desk.pool.query("select last_used_at, last_used_ip from api_keys where id = $1", [id]);
    return rows[0];
  };
  await client.get("/api/v1/audit");
  const first = await used();
  expect(first.last_used_at).toEqual(desk.now());
  expect(first.last_used_ip).toMatch(/^10\./);
  desk.advance("59 s");
  await client.get("/api/v1/audit");
  expect(await used()).toEqual(first);
  desk.advance("1 s");
  await client.get("/api/v1/audit");
  expect((await used()).last_used_at).toEqual(desk.now());
});

test("[L2] a key ends when it is revoked, and at its time", async () => {
  const revoked = await makeKey({ scopes: ["audit:read"] });
  const request = ["DELETE", `/api/v1/api-keys/${revoked.id}`] as ["DELETE", string];
  await play(desk, { as: "admin", request, status: 200 });
  expect((await revoked.client.get("/api/v1/audit")).status).toBe(401);
  await play(desk, { as: "admin", request, status: 404 });

  const expiresAt = new Date(desk.now().getTime() + 60_000).toISOString();
  const short = await makeKey({ scopes: ["audit:read"], expiresAt });
  expect((await short.client.get("/api/v1/audit")).status).toBe(200);
  desk.advance("60 s");
  expect((await short.client.get("/api/v1/audit")).status).toBe(401);
  const late = { name: "late", scopes: ["audit:read"], expiresAt };
  await play(desk, { as: "admin", request: ["POST", "/api/v1/api-keys", late], status: 422, error: "request.invalid" });
});

test("[L2] who brings a wrong key is nobody, even with a good cookie beside it", async () => {
  const { key } = await makeKey({ scopes: ["audit:read"] });
  const admin = await desk.as("admin");
  for (const bearer of [
    `${key}x`,
    key.slice(0, -1),
    "kw_",
    "something else",
    createHash("sha256").update(key).digest("hex"),
  ]) {
    const answer = await admin.inject({
      method: "GET",
      url: "/api/v1/me",
      headers: { authorization: `Bearer ${bearer}` },
    });
    expect([bearer, answer.status]).toEqual([bearer, 401]);
  }
});
