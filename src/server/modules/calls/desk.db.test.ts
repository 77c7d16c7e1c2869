import { expect, test } from "vitest";
import { buildStaff } from "../../../../test/support/build.ts";
import { openTelephoneDesk } from "../../../../test/support/telephone-desk.ts";

const { account, admin, answered, callOf, desk, exchange, settle } = await openTelephoneDesk();

test("[L2] calls of cases that somebody may not see are not there for them", async () => {
  const line = await answered();
  const { id, caseId } = await callOf(line);
  await exchange.end(line);
  await settle();
  const { id: roleId } = (
    await admin.post("/api/v1/roles", {
      name: "Telephone only",
      permissions: ["cases:read", "calls:take", "customers:read"],
    })
  ).body;
  const stranger = await buildStaff(desk.ctx, { email: "stranger@desk.test", roles: [roleId] });
  const client = await desk.as({ email: stranger.email });
  expect((await client.get(`/api/v1/calls/${id}`)).status).toBe(404);
  expect((await client.get(`/api/v1/calls/${id}/pop`)).status).toBe(404);
  expect((await client.post(`/api/v1/calls/${id}/hang-up`, {})).status).toBe(404);
  expect((await client.get(`/api/v1/calls?caseId=${caseId}`)).body.items).toEqual([]);
  expect((await client.post("/api/v1/calls", { caseId })).status).toBe(404);
  expect((await client.get(`/api/v1/call-menus/${account.id}`)).status).toBe(403);
});

test("[A1] a menu is edited, checked and tried; two who edit at once do not undo each other", async () => {
  const url = `/api/v1/call-menus/${account.id}`;
  const { body: shown } = await admin.get(url);
  expect(shown).toMatchObject({ version: 0, savedBy: null, faults: [] });
  const tried = await admin.post(`${url}/try`, { state: null, event: { kind: "begin" } });
  expect(tried.body.steps.at(-1)).toMatchObject({ do: "ask" });
  const next = await admin.post(`${url}/try`, {
    state: tried.body.state,
    event: { kind: "keys", keys: "2" },
    open: false,
  });
  expect(next.body.state).toMatchObject({ language: "en", node: "closed" });
  const menu = structuredClone(shown.menu);
  menu.nodes.closed.otherwise = "nowhere";
  expect((await admin.post(`${url}/check`, { menu })).body.faults).toContainEqual({
    node: "closed",
    code: "next_unknown",
    level: "error",
    detail: "nowhere",
  });
  expect((await admin.put(url, { version: 0, menu })).body.error.code).toBe("calls.menu_faulty");
  menu.nodes.closed.otherwise = "voicemail";
  expect((await admin.put(url, { version: 0, menu })).body).toMatchObject({ version: 1 });
  expect((await admin.put(url, { version: 0, menu })).body.error.code).toBe("request.stale");
  expect((await admin.get(`${url}/versions`)).body.items).toMatchObject([{ version: 1 }]);
  expect((await admin.get(`${url}/versions/0`)).body.start).toBe("language");
});
