/**
 * Chat over the wire, the desk being another process and many visitors holding their lines open. Some of them write and
 * are answered: from a visitor's send to the agent's page being told, and from an agent's send to the visitor's widget having
 * the words. Limit: p95 ≤ 200 ms each. Beside it, what a visitor's line costs the desk in memory; 10,000 fit on one node
 * where 20,000 files may be open (`ulimit -n`).
 *
 *   node_modules/.bin/node bench/chat.ts [visitors, 1000 if left out] [of them write, 100 if left out]
 */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { WebSocket } from "ws";
import { channelAdapters } from "../src/server/app.ts";
import { registerChannels } from "../src/server/kernel/channel/index.ts";
import { readConfig } from "../src/server/kernel/config.ts";
import { startEmbeddedPostgres } from "../src/server/kernel/postgres/start-embedded-postgres.ts";
import { openChat } from "../src/server/modules/chat/open-chat.ts";
import { newVisitor } from "../src/server/modules/chat/visitor.ts";
import { connectDesk } from "../src/server/open-desk.ts";
import { percentile } from "./support/percentile.ts";
import { serveDesk } from "./support/serve-desk.ts";

const VISITORS = Number(process.argv[2] ?? 1_000);
const WRITERS = Number(process.argv[3] ?? 100);
const MAKERS = 8;
const LIMIT_MS = 200;
/** What opening lines leaves behind is collected by then. */
const SETTLING_MS = 5_000;
const HOLDER = fileURLToPath(new URL("support/hold-lines.ts", import.meta.url));
const SECRET = "a secret of the bench, long enough to be one";

const desk = await serveDesk({ KEEPWORD_SECRET: SECRET });
const { port, data, cookie } = desk;
try {
  await measure();
} finally {
  await desk.stop();
}

async function measure(): Promise<void> {
  const asAgent = { cookie, origin: desk.url, "content-type": "application/json" };
  const brands = await ask("GET", "/api/v1/brands", asAgent);
  const account = await ask("POST", "/api/v1/channel-accounts", asAgent, {
    channel: "webchat",
    name: "Chat",
    brandId: brands.items[0].id,
    teamId: null,
    addresses: [],
    active: true,
    config: { origins: ["https://shop.example"], offlineMail: false },
  });
  const key = /data-key="(\w+)"/.exec(account.snippet)![1]!;
  const tokens = await makeVisitors(key, VISITORS);
  const visitorLine = (token: string) => listen(`ws://127.0.0.1:${port}/chat/${key}/live`, ["keepword", token], {});
  const before = await memoryOf(desk.pid);
  const letGo = await holdLines(key, tokens.slice(WRITERS));
  const writers: { token: string; line: Ear }[] = [];
  for (const token of tokens.slice(0, WRITERS)) writers.push({ token, line: await visitorLine(token) });
  await pause(SETTLING_MS);
  const after = await memoryOf(desk.pid);

  const page = await listen(`ws://127.0.0.1:${port}/api/v1/live`, [], { cookie, origin: desk.url });
  const toAgent: number[] = [];
  const toVisitor: number[] = [];
  for (const { token, line } of writers) {
    const asVisitor = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const told = page.next((text) => text.includes('"conversations.message_received"'));
    const wrote = performance.now();
    const message = await ask("POST", `/chat/${key}/messages`, asVisitor, {
      clientId: randomUUID(),
      text: "Where is it?",
    });
    toAgent.push((await told) - wrote);
    const caseId = await caseOf(asAgent, message.id);
    // Nobody answers within the moment: the acknowledgement, the routing and the index have gone ahead.
    await pause(500);
    const got = line.next((text) => text.includes("On Friday."));
    const answered = performance.now();
    await ask("POST", `/api/v1/cases/${caseId}/reply`, asAgent, { text: "On Friday." });
    toVisitor.push((await got) - answered);
  }
  for (const { line } of writers) line.socket.terminate();
  letGo();
  page.socket.terminate();
  console.log(
    `${VISITORS} lines open: ${((after - before) / VISITORS / 1_024).toFixed(1)} kB of the desk's memory each, ` +
      `${(after / 1_048_576).toFixed(0)} MB with all else`,
  );
  print("visitor's send to the agent's page", toAgent);
  print("agent's send to the visitor's widget", toVisitor);
}

function print(what: string, times: number[]): void {
  const [p50, p95] = [percentile(times, 50), percentile(times, 95)];
  console.log(
    `${what}: p50 ${p50.toFixed(1)} ms   p95 ${p95.toFixed(1)} ms   against ${LIMIT_MS} ms: ${(p95 / LIMIT_MS).toFixed(2)} (must be ≤ 1)`,
  );
}

/** Visitors as the desk would make them, without the limits that hold for one address. */
async function makeVisitors(key: string, count: number): Promise<string[]> {
  const log = pino({ level: "silent" });
  const server = await startEmbeddedPostgres({ dataDir: join(data, "postgres"), log, use: "tool" });
  const config = readConfig({ KEEPWORD_DATA: data });
  const own = await connectDesk({ url: server.url, config, secret: SECRET, log, now: () => new Date() });
  try {
    registerChannels(channelAdapters);
    const chat = await openChat(own.ctx, key);
    const tokens: string[] = [];
    let made = 0;
    const maker = async () => {
      while (made < count) tokens.push((await newVisitor(own.ctx, chat, { locale: "en", name: `V ${++made}` })).token);
    };
    await Promise.all(Array.from({ length: MAKERS }, maker));
    return tokens;
  } finally {
    await own.close();
    await server.stop();
  }
}

/** Opens lines that nobody measures. @returns what lets them go */
async function holdLines(key: string, tokens: readonly string[]): Promise<() => void> {
  const holder = spawn(process.execPath, [HOLDER], { stdio: ["pipe", "pipe", "inherit"] });
  holder.stdin.write(`${JSON.stringify({ url: `ws://127.0.0.1:${port}/chat/${key}/live`, tokens })}\n`);
  const said = await Promise.race([once(holder.stdout, "data"), once(holder, "exit")]);
  if (Number(said[0]) !== tokens.length) throw new Error(`Of ${tokens.length} lines not all are open.`);
  return () => holder.stdin.end();
}

type Ear = { socket: WebSocket; next(isIt: (text: string) => boolean): Promise<number> };

async function listen(url: string, protocols: string[], headers: Record<string, string>): Promise<Ear> {
  const socket = new WebSocket(url, protocols, { headers, perMessageDeflate: false });
  const next = (isIt: (text: string) => boolean) =>
    new Promise<number>((resolve) => {
      const hear = (bytes: Buffer) => {
        if (!isIt(bytes.toString())) return;
        socket.off("message", hear);
        resolve(performance.now());
      };
      socket.on("message", hear);
    });
  const ready = next((text) => text.includes("ready"));
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  await ready;
  return { socket, next };
}

async function caseOf(headers: Record<string, string>, messageId: number): Promise<number> {
  const { items } = await ask("GET", "/api/v1/cases?sort=-updatedAt&limit=5", headers).catch(() =>
    ask("GET", "/api/v1/cases?limit=5", headers),
  );
  for (const { id } of items) {
    const { items: said } = await ask("GET", `/api/v1/cases/${id}/messages`, headers);
    if (said.some((message: { id: number }) => message.id === messageId)) return id;
  }
  throw new Error(`No case has the message ${messageId}.`);
}

async function ask(method: "GET" | "POST", path: string, headers: Record<string, string>, body?: object) {
  const answer = await fetch(`${desk.url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  // biome-ignore lint/suspicious/noExplicitAny: read where it is asked for
  return answer.json() as Promise<any>;
}

/** Resident bytes of a process. */
async function memoryOf(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, "utf8"))![1]) * 1_024;
}
