/**
 * The robot's first answer, the desk being another process: visitors of a chat ask what one of 2,000 articles answers. From the
 * moment the question is stored to the answer's row in the outbox, p95 against a limit of 150 ms.
 *
 *   node_modules/.bin/node bench/robot.ts [questions, 100 if left out]
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { channelAdapters } from "../src/server/app.ts";
import { registerChannels } from "../src/server/kernel/channel/index.ts";
import { readConfig } from "../src/server/kernel/config.ts";
import { startEmbeddedPostgres } from "../src/server/kernel/postgres/start-embedded-postgres.ts";
import { openChat } from "../src/server/modules/chat/open-chat.ts";
import { newVisitor } from "../src/server/modules/chat/visitor.ts";
import { publishMany } from "../src/server/modules/knowledge/index.ts";
import { connectDesk } from "../src/server/open-desk.ts";
import { percentile } from "./support/percentile.ts";
import { serveDesk } from "./support/serve-desk.ts";
import { createWriter } from "./support/words.ts";

const QUESTIONS = Number(process.argv[2] ?? 100);
const ARTICLES = 2_000;
const BATCH = 100;
const LIMIT_MS = 150;
const SECRET = "a secret of the bench, long enough to be one";

const desk = await serveDesk({ KEEPWORD_SECRET: SECRET });
const log = pino({ level: "silent" });
const server = await startEmbeddedPostgres({ dataDir: join(desk.data, "postgres"), log, use: "tool" });
const config = readConfig({ KEEPWORD_DATA: desk.data });
const own = await connectDesk({ url: server.url, config, secret: SECRET, log, now: () => new Date() });
registerChannels(channelAdapters);
try {
  await measure();
} finally {
  await own.close();
  await server.stop();
  await desk.stop();
}

async function measure(): Promise<void> {
  const asAdmin = { cookie: desk.cookie, origin: desk.url, "content-type": "application/json" };
  const [brands, me] = [await ask("GET", "/api/v1/brands", asAdmin), await ask("GET", "/api/v1/me", asAdmin)];
  const account = await ask("POST", "/api/v1/channel-accounts", asAdmin, {
    channel: "webchat",
    name: "Chat",
    brandId: brands.items[0].id,
    teamId: null,
    addresses: [],
    active: true,
    config: { origins: ["https://shop.example"], offlineMail: false },
  });
  await ask("PUT", `/api/v1/robot/accounts/${account.id}`, asAdmin, { active: true, name: "Mini", keeperId: me.id });
  const writer = createWriter(5);
  const titles = Array.from({ length: ARTICLES }, (_, n) => `${writer.text("en", 5)} ${n}`);
  for (let at = 0; at < ARTICLES; at += BATCH) {
    const part = titles.slice(at, at + BATCH).map((title, n) => {
      const body = `${title}. ${writer.text("en", 60)}`;
      return { locale: "en" as const, slug: `article-${at + n}`, words: { title, summary: "", body } };
    });
    await publishMany(own.ctx, part);
  }
  const key = /data-key="(\w+)"/.exec(account.snippet)![1]!;
  const chat = await openChat(own.ctx, key);
  const ids: number[] = [];
  for (let n = 0; n < QUESTIONS; n++) {
    const { token } = await newVisitor(own.ctx, chat, { locale: "en", name: `V ${n}` });
    const asVisitor = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const text = `How about ${titles[(n * 37) % ARTICLES]}?`;
    ids.push((await ask("POST", `/chat/${key}/messages`, asVisitor, { clientId: randomUUID(), text })).id);
    await pause(150);
  }
  await pause(3_000);
  const rows = await own.ctx.db
    .selectFrom("robotTurns as t")
    .innerJoin("messages as m", "m.id", "t.messageId")
    .innerJoin("messages as r", "r.id", "t.replyId")
    .select(["t.move", "m.createdAt as asked", "r.createdAt as answered"])
    .where("t.messageId", "in", ids)
    .execute();
  if (rows.length < QUESTIONS) throw new Error(`${rows.length} of ${QUESTIONS} questions were dealt with.`);
  const times = rows.map(({ asked, answered }) => answered.getTime() - asked.getTime());
  const moves = Map.groupBy(rows, ({ move }) => move);
  console.log([...moves].map(([move, list]) => `${move} ${list.length}`).join(", "));
  const [p50, p95] = [percentile(times, 50), percentile(times, 95)];
  console.log(
    `stored question to queued answer: p50 ${p50} ms   p95 ${p95} ms   against ${LIMIT_MS} ms: ${(p95 / LIMIT_MS).toFixed(2)} (must be ≤ 1)`,
  );
}

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
async function ask(method: string, path: string, headers: Record<string, string>, body?: object): Promise<any> {
  const answer = await fetch(`${desk.url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
