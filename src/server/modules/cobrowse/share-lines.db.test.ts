import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildTeam } from "../../../../test/support/build.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import { testClient } from "../../../../test/support/client.ts";
import { openBell } from "../../kernel/events/bell.ts";
import { startShareLines } from "./share-lines.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const agent = await desk.as("agent");
const teamId = await buildTeam(ctx, { memberIds: [await desk.staffId("agent")] });

/** A process of the desk's, as far as these lines go. */
async function startProcess(): Promise<number> {
  const bell = openBell(desk.url, desk.pool, ctx.log);
  const lines = startShareLines({ ctx, bell, pool: desk.pool }, { nextPageMs: 300 });
  const server = createServer();
  server.on("upgrade", (request, socket, head) => {
    if (!lines.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(async () => {
    await lines.stop();
    server.close();
    await bell.stop();
  });
  return (server.address() as AddressInfo).port;
}
const [one, two] = [await startProcess(), await startProcess()];

type Line = { socket: WebSocket; heard: string[]; closed: () => number | null };

function connect(
  port: number,
  path: string,
  options: { protocols?: string[]; headers?: Record<string, string> },
): Line {
  const heard: string[] = [];
  let code: number | null = null;
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, options.protocols ?? ["keepword"], {
    headers: options.headers ?? {},
  });
  socket.on("message", (data) => heard.push(String(data)));
  socket.on("close", (why) => {
    code = why;
  });
  socket.on("error", () => {
    code ??= 0;
  });
  afterAll(() => socket.terminate());
  return { socket, heard, closed: () => code };
}

const cookieOf = (client: typeof agent) => [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 });

async function share() {
  const { caseId } = await buildCase(ctx, { teamId });
  const { session, code } = (await agent.post(`/api/v1/cases/${caseId}/cobrowse`)).body;
  const customer = testClient(desk.app, { "sec-fetch-site": "same-origin" });
  const { key } = (await customer.post("/share/consent", { code, host: "shop.example" })).body as { key: string };
  const id = session.id as number;
  const page = (port: number, given = key) => connect(port, `/share/${id}/live`, { protocols: ["keepword", given] });
  const watch = (port: number, who = agent, headers = {}) =>
    connect(port, `/api/v1/cobrowse/${id}/live`, { headers: { cookie: cookieOf(who), ...headers } });
  return { id, key, page, watch };
}
const asked = (line: Line) => line.heard.filter((text) => text.includes('"snapshot"')).length;
/** A page of a size that no single NOTIFY takes, and that does not shrink to nothing. */
const whole = `s[${JSON.stringify(Array.from({ length: 60_000 }, (_, n) => (n * 2_654_435_761) % 4_294_967_296))}]`;

test.each([
  { where: "in one process", customer: one, agent: one },
  { where: "in two processes", customer: one, agent: two },
])("[D4] frames come to who looks, in order, and their pointer to the page: $where", async (at) => {
  const { page, watch } = await share();
  const theirs = page(at.customer);
  const ours = watch(at.agent);
  await soon(() => expect(asked(theirs)).toBeGreaterThan(0));
  theirs.socket.send(whole);
  theirs.socket.send("e[1]");
  theirs.socket.send("e[2]");
  await soon(() => expect(ours.heard.filter((text) => !text.startsWith("{"))).toEqual([whole, "e[1]", "e[2]"]));
  ours.socket.send('{"t":"ring","x":12,"y":34}');
  await soon(() => expect(theirs.heard).toContain('{"t":"ring","x":12,"y":34}'));
  // Whatever else who looks says is not heard.
  ours.socket.send('{"t":"ended","by":"agent"}');
  ours.socket.send('{"t":"ring","x":13,"y":34}');
  await soon(() => expect(theirs.heard).toContain('{"t":"ring","x":13,"y":34}'));
  expect(theirs.heard.join()).not.toContain("ended");
});

test("[D4] nothing of a page leaves its process while nobody looks", async () => {
  const { page, watch } = await share();
  const theirs = page(one);
  await soon(() => expect(theirs.socket.readyState).toBe(WebSocket.OPEN));
  theirs.socket.send("s[1]");
  theirs.socket.send("e[2]");
  const ours = watch(two);
  await soon(() => expect(asked(theirs)).toBeGreaterThan(0));
  theirs.socket.send("e[3]");
  theirs.socket.send("s[4]");
  await soon(() => expect(ours.heard).toContain("s[4]"));
  expect(ours.heard.filter((text) => !text.startsWith("{"))).toEqual(["s[4]"]);
});

test("[D4] only the browser that agreed shows, and only who invited looks", async () => {
  const { page, watch } = await share();
  const refused = [
    page(one, "not-the-key-of-this-session-at-all"),
    watch(one, await desk.as("supervisor")),
    watch(one, await desk.as("leader")),
    watch(one, testClient(desk.app)),
    watch(one, agent, { origin: "https://evil.example" }),
  ];
  for (const line of refused) await soon(() => expect(line.closed()).not.toBeNull());
  expect(refused.flatMap(({ heard }) => heard)).toEqual([]);
});

test("[D4] an end closes both lines, wherever they are, and no line comes up again", async () => {
  const { id, page, watch } = await share();
  const [theirs, ours] = [page(one), watch(two)];
  await soon(() => expect(asked(theirs)).toBeGreaterThan(0));
  await agent.post(`/api/v1/cobrowse/${id}/end`);
  for (const line of [theirs, ours]) {
    await soon(() => expect(line.closed()).toBe(4410));
    expect(line.heard).toContain('{"t":"ended","by":"agent"}');
  }
  for (const line of [page(two), watch(one)]) await soon(() => expect(line.closed()).not.toBeNull());
});

test("the next page takes over from the one before", async () => {
  const { page, watch } = await share();
  const first = page(one);
  const ours = watch(one);
  await soon(() => expect(asked(first)).toBeGreaterThan(0));
  const next = page(two);
  await soon(() => expect(first.closed()).toBe(4409));
  await soon(() => expect(asked(next)).toBeGreaterThan(0));
  next.socket.send("s[5]");
  await soon(() => expect(ours.heard).toContain("s[5]"));
});

test("[D4] a frame that is too large, or none at all, ends no process and reaches nobody", async () => {
  const { page, watch } = await share();
  const theirs = page(one);
  const ours = watch(one);
  await soon(() => expect(asked(theirs)).toBeGreaterThan(0));
  theirs.socket.send('{"t":"ended","by":"agent"}');
  theirs.socket.send("alert(1)");
  theirs.socket.send(Buffer.from("s[1]"));
  theirs.socket.send(`s[${"1,".repeat(2_500_000)}1]`);
  await soon(() => expect(theirs.closed()).toBe(1009));
  expect(ours.heard.filter((text) => !/"t":"page"/.test(text))).toEqual([]);
});

test("[D4] a tab that is closed ends it; one that goes on to the next page does not", async () => {
  const { id, page, watch } = await share();
  const stateOf = async () =>
    (await desk.pool.query("select ended_by from cobrowse_sessions where id = $1", [id])).rows[0].ended_by as
      | string
      | null;
  const first = page(one);
  const ours = watch(two);
  await soon(() => expect(asked(first)).toBeGreaterThan(0));
  desk.advance("1 s");
  first.socket.close(1001);
  desk.advance("1 s");
  const next = page(two);
  await soon(() => expect(asked(next)).toBeGreaterThan(0));
  next.socket.send("s[6]");
  await soon(() => expect(ours.heard).toContain("s[6]"));
  expect(await stateOf()).toBeNull();
  desk.advance("1 s");
  next.socket.close(1001);
  await soon(() => expect(ours.closed()).toBe(4410));
  expect(await stateOf()).toBe("left");
});
