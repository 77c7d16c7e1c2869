import { EventEmitter, once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { afterAll, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { openTestDesk } from "../../test/support/app.ts";
import { buildRole, buildStaff, buildTeam } from "../../test/support/build.ts";
import { buildCase } from "../../test/support/build-case.ts";
import type { TestClient } from "../../test/support/client.ts";
import { openBell } from "./kernel/events/bell.ts";
import { createMetrics } from "./kernel/metrics.ts";
import { serveLive } from "./live.ts";
import { addNote } from "./modules/conversations/index.ts";

const desk = await openTestDesk();
const bell = openBell(desk.url, desk.pool, desk.ctx.log);
afterAll(() => bell.stop());
const hub = await serveLive(desk.app, { ctx: desk.ctx, bell }, createMetrics());
afterAll(() => hub.stop());
await desk.app.listen({ port: 0, host: "127.0.0.1" });
const { port } = desk.app.server.address() as AddressInfo;

type Line = { socket: WebSocket; heard: { type: string; caseId?: number | null; cursor?: string }[] };

async function open(client: TestClient, since?: string): Promise<Line> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const query = since === undefined ? "" : `?since=${since}`;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/live${query}`, { headers: { cookie } });
  const heard: Line["heard"] = [];
  socket.on("message", (data) => heard.push(JSON.parse(String(data))));
  socket.on("error", () => undefined);
  afterAll(() => socket.terminate());
  await vi.waitFor(() => expect(heard.map(({ type }) => type)).toContain("live.ready"), { timeout: 10_000 });
  return { socket, heard };
}

/** Sends bytes as they are, and tells what came back before the line ended. */
async function speak(text: string, then: "wait" | "reset" = "wait"): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => {
    answer += data;
  });
  socket.on("error", () => undefined);
  await once(socket, "connect");
  await new Promise((sent) => socket.write(text.replaceAll("\n", "\r\n"), sent));
  if (then === "reset") socket.resetAndDestroy();
  if (!socket.closed) await once(socket, "close");
  return answer;
}

const upgrade =
  "Host: desk\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\n\n";

test("a stranger's line that says nonsense or breaks while it is looked up does not end the process", async () => {
  expect(await speak(`GET // HTTP/1.1\n${upgrade}`)).toMatch(/^HTTP\/1.1 404 /);
  expect(await speak(`GET /api/v1/live HTTP/1.1\n${upgrade}`)).toMatch(/^HTTP\/1.1 401 /);
  for (let i = 0; i < 20; i++) await speak(`GET /api/v1/live HTTP/1.1\n${upgrade}`, "reset");
  // An error nobody listens for would have failed this file; and the desk still answers.
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
});

test("a page that sends too much loses its own line and nobody else's", async () => {
  const [talker, other] = [await open(await desk.as("agent")), await open(await desk.as("admin"))];
  talker.socket.send("x".repeat(5_000));
  const [code] = await once(talker.socket, "close");
  expect(code).toBe(1009);
  expect(other.socket.readyState).toBe(WebSocket.OPEN);
});

test("a page of another site cannot listen with the person's cookie", async () => {
  const agent = await desk.as("agent");
  const cookie = [...agent.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await speak(`GET /api/v1/live HTTP/1.1\nCookie: ${cookie}\nOrigin: https://evil.test\n${upgrade}`);
  expect(answer).toMatch(/^HTTP\/1.1 403 /);
});

test("a plain request that offers another protocol is answered like any other", async () => {
  const answer = await speak(
    "GET /healthz HTTP/1.1\nHost: desk\nConnection: Upgrade, HTTP2-Settings, close\nUpgrade: h2c\nHTTP2-Settings: AAMAAABk\n\n",
  );
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
});

test("nobody hears of a case they may not see: neither its events nor who looks at it, live or caught up with", async () => {
  const roles = [await buildRole(desk.ctx, ["cases:read", "cases:note"])];
  const [ours, theirs] = [await buildTeam(desk.ctx), await buildTeam(desk.ctx)];
  const [insider, outsider] = [
    await desk.as(await buildStaff(desk.ctx, { roles, teamIds: [ours] })),
    await desk.as(await buildStaff(desk.ctx, { roles, teamIds: [theirs] })),
  ];
  const [lineIn, lineOut] = [await open(insider), await open(outsider)];
  const before = lineOut.heard.find(({ type }) => type === "live.ready")!.cursor!;

  const hidden = await buildCase(desk.ctx, { teamId: ours });
  const shown = await buildCase(desk.ctx, { teamId: theirs });
  await insider.post(`/api/v1/cases/${hidden.caseId}/presence`, { state: "typing" });
  await desk.ctx.tx((tx) => addNote(tx, { caseId: hidden.caseId, text: "between us" }));
  await outsider.post(`/api/v1/cases/${shown.caseId}/presence`, { state: "viewing" });

  await vi.waitFor(() => {
    expect(lineIn.heard).toContainEqual(expect.objectContaining({ type: "presence", caseId: hidden.caseId }));
    expect(lineIn.heard).toContainEqual(expect.objectContaining({ type: "conversations.note_added" }));
    // What comes after in the same order has arrived: what they did not hear by now they never will.
    expect(lineOut.heard).toContainEqual(expect.objectContaining({ type: "presence", caseId: shown.caseId }));
  });
  const again = await open(outsider, before);
  expect(again.heard).toContainEqual(expect.objectContaining({ type: "cases.opened", caseId: shown.caseId }));
  for (const { heard } of [lineOut, again]) {
    expect(heard.filter(({ caseId }) => caseId === hidden.caseId)).toEqual([]);
  }
});

test("a line that ends while it catches up is forgotten", async () => {
  const before = hub.size();
  const late = Object.assign(new EventEmitter(), { bufferedAmount: 0, send: () => undefined });
  const attached = hub.attach({ socket: late as unknown as WebSocket, actor: desk.ctx.actor }, "0.0");
  late.emit("close");
  await attached;
  expect(hub.size()).toBe(before);
});

test("the desk stops although pages are listening, and tells them why", async () => {
  const { socket } = await open(await desk.as("admin"));
  const gone = once(socket, "close");
  await hub.stop();
  await desk.app.close();
  expect((await gone)[0]).toBe(1001);
});
