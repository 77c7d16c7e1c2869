import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { pino } from "pino";
import { expect, test } from "vitest";
import { startEmbeddedPostgres } from "../../src/server/kernel/postgres/start-embedded-postgres.ts";
import { signIn } from "../support/desk-client.ts";
import { freePorts } from "../support/free-ports.ts";
import { killPostgres, startDeskProcess } from "./desk-process.ts";
import { startLoad } from "./mail-load.ts";

const ROUNDS = Number(process.env.KEEPWORD_CRASH_ROUNDS ?? 6);
const ADDRESS = "support@shop.example";
const ADMIN = { email: "admin@shop.example", password: "correct horse battery" };

test(`[L4] every acknowledged mail is there exactly once after ${ROUNDS} kill -9 of the desk or its database under load`, async () => {
  const data = await mkdtemp(join(tmpdir(), "keepword-crash-"));
  const [port, smtpPort] = await freePorts(2);
  const env = { KEEPWORD_DATA: data, PORT: String(port), SMTP_PORT: String(smtpPort) };
  let desk = startDeskProcess({
    ...env,
    KEEPWORD_ADMIN_EMAIL: ADMIN.email,
    KEEPWORD_ADMIN_PASSWORD: ADMIN.password,
  });
  const acknowledged: string[] = [];
  const sent: string[] = [];
  try {
    await desk.ready();
    const admin = await signIn(desk.url, ADMIN.email, ADMIN.password);
    await admin.addMailAccount({ addresses: [ADDRESS], config: { receive: "receiver" } });
    for (let round = 0; round < ROUNDS; round++) {
      const load = startLoad(desk.smtpPort, ADDRESS);
      await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1_500));
      if (round % 2 === 0) {
        await desk.kill("SIGKILL");
        await load.stop();
        desk = startDeskProcess(env);
      } else {
        await killPostgres(data);
        await new Promise((resolve) => setTimeout(resolve, 500));
        await load.stop();
      }
      await desk.ready();
      acknowledged.push(...load.acknowledged);
      sent.push(...load.acknowledged, ...load.unanswered);
    }
    await expect.poll(() => withDatabase(data, countUnsettled), { timeout: 60_000, interval: 500 }).toBe(0);
    const stored = await withDatabase(data, countByMessageId);
    const lost = acknowledged.filter((id) => !stored.has(id));
    const doubled = [...stored].filter(([, count]) => count > 1).map(([id]) => id);
    const unknown = [...stored.keys()].filter((id) => !sent.includes(id));
    expect({ lost, doubled, unknown }).toEqual({ lost: [], doubled: [], unknown: [] });
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
    expect(await withDatabase(data, countCasesWithoutPromise)).toBe(0);
    process.stdout.write(`${ROUNDS} kills, ${acknowledged.length} acknowledged mails, each there exactly once\n`);
  } finally {
    await desk.kill("SIGTERM");
    await rm(data, { recursive: true, force: true });
  }
}, 3_600_000);

async function withDatabase<T>(data: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const log = pino({ level: "silent" });
  const server = await startEmbeddedPostgres({ dataDir: join(data, "postgres"), log, use: "tool" });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
    await server.stop();
  }
}

async function countUnsettled(client: pg.Client): Promise<number> {
  const { rows } = await client.query("select count(*)::int as n from intake where state <> 'done'");
  return rows[0].n;
}

async function countByMessageId(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query(
    "select external_id as id, count(*)::int as n from messages where direction = 'in' group by external_id",
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}

async function countCasesWithoutPromise(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    `select count(*)::int as n from cases c where not exists (
       select from promises p where p.case_id = c.id and p.kind = 'first_response')`,
  );
  return rows[0].n;
}
