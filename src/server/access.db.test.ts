import { expect, test } from "vitest";
import { openTestDesk } from "../../test/support/app.ts";
import { testClient } from "../../test/support/client.ts";
import { modules } from "./app.ts";

const desk = await openTestDesk();
const admin = await desk.as("admin");
const routes = modules.flatMap((module) => module.routes ?? []).filter((route) => route.access !== "public");

async function keyWith(scopes: readonly string[]) {
  const made = await admin.post("/api/v1/api-keys", { name: "a program", scopes });
  expect(made.status, made.text).toBe(200);
  return testClient(desk.app, { authorization: `Bearer ${made.body.key}` });
}

/** Keys with a scope that few routes ask for: of the two, the one whose scope is not the route's. */
const strangers = { "reports:read": await keyWith(["reports:read"]), "outbox:retry": await keyWith(["outbox:retry"]) };

test.each(routes)(
  "[L2] $method $path is closed to a key without the scope for it",
  async ({ method, path, access }) => {
    const stranger = strangers[access === "reports:read" ? "outbox:retry" : "reports:read"];
    const url = path.replace(/:[a-zA-Z]+/g, "1");
    const body = method === "GET" || method === "DELETE" ? undefined : {};
    const answer = await stranger.inject({ method, url, ...(body && { payload: body }) });
    // What a key may not do at all may be found out after what was sent was read.
    expect([403, 422], answer.text).toContain(answer.status);
    expect(answer.body.items).toBeUndefined();
  },
);

const forKeys = routes.filter(({ method, keyNeeds, path }) => method === "GET" && keyNeeds && !path.includes(":"));

test.each(forKeys.flatMap((route) => route.keyNeeds!.map((scope) => ({ path: route.path, scope }))))(
  "[L2] GET $path is open to a key with $scope",
  async ({ path, scope }) => {
    const answer = await (await keyWith([scope])).get(path);
    expect(answer.status, answer.text).toBe(200);
  },
);

test("[L2] a route open to everybody on the staff says what it asks of a key, or refuses keys", async () => {
  for (const { method, path, access, keyNeeds } of routes) {
    if (access !== "signed-in" || keyNeeds) continue;
    expect([method, path]).toEqual([method, expect.stringMatching(/^\/api\/v1\/(me|notifications)(\/|$)/)]);
  }
});
