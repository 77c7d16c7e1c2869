import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { pino } from "pino";
import { expect, test } from "vitest";
import { startEmbeddedPostgres } from "../../src/server/kernel/postgres/start-embedded-postgres.ts";
import { signIn } from "../support/desk-client.ts";
import { freePorts } from "../support/free-ports.ts";
import { startDeskProcess } from "./desk-process.ts";

const ROUNDS = 2;
const CASES_A_ROUND = 12;
const NOTES = ["one", "two", "three", "four"];
const ADMIN = { email: "admin@shop.example", password: "correct horse battery" };

test(`[B4] each action of a rule is done once and in its order, none is lost, after ${ROUNDS} kill -9 between actions`, async () => {
  const data = await mkdtemp(join(tmpdir(), "keepword-crash-"));
  const [port, smtpPort] = await freePorts(2);
  const env = { KEEPWORD_DATA: data, PORT: String(port), SMTP_PORT: String(smtpPort) };
  const first = { KEEPWORD_ADMIN_EMAIL: ADMIN.email, KEEPWORD_ADMIN_PASSWORD: ADMIN.password };
  let desk = startDeskProcess({ ...env, ...first });
  try {
    await desk.ready();
    const admin = await signIn(desk.url, ADMIN.email, ADMIN.password);
    await admin.put("/api/v1/rule-settings", { maxPerCaseHour: 1_000 });
    await admin.post("/api/v1/rules", {
      ...{ name: "Four notes", active: true, query: "" },
      trigger: { on: "event", events: ["case_opened"], where: {} },
      actions: NOTES.map((text) => ({ do: "add_note", text })),
    });
    const opened: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = await withDatabase(data, countDone);
      const client = await signIn(desk.url, ADMIN.email, ADMIN.password);
      const cases = Array.from({ length: CASES_A_ROUND }, (_, n) =>
        client
          .post("/api/v1/cases", { subject: `Case ${round} ${n}`, text: "Hello", customerEmail: `c${n}@example.com` })
          .then(({ id }: { id: number }) => opened.push(id))
          .catch(() => undefined),
      );
      await expect.poll(() => withDatabase(data, countDone), { timeout: 60_000 }).toBeGreaterThan(before);
      await desk.kill("SIGKILL");
      await Promise.all(cases);
      desk = startDeskProcess(env);
      await desk.ready();
    }
    expect(opened.length).toBeGreaterThan(0);
    // Once all that was opened has fired and nothing is to be done any more.
    const left = () => withDatabase(data, countLeft);
    await expect.poll(left, { timeout: 120_000, interval: 1_000 }).toEqual({ silent: 0, pending: 0 });
    const notes = await withDatabase(data, notesByCase);
    const wrong = [...notes].filter(([, texts]) => texts.join() !== NOTES.join());
    expect(wrong).toEqual([]);
    expect(opened.filter((id) => !notes.has(id))).toEqual([]);
    process.stdout.write(`${ROUNDS} kills, ${notes.size} cases, each action done once\n`);
  } finally {
    await desk.kill("SIGTERM");
    await rm(data, { recursive: true, force: true });
  }
}, 600_000);

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

async function countDone(client: pg.Client): Promise<number> {
  return (await client.query("select count(*)::int as n from rule_firing_actions where state = 'done'")).rows[0].n;
}

async function countLeft(client: pg.Client): Promise<{ silent: number; pending: number }> {
  const { rows } = await client.query(
    `select (select count(*)::int from cases c where not exists (select from rule_firings f where f.case_id = c.id)) as silent,
       (select count(*)::int from rule_firings where state = 'pending') as pending`,
  );
  return rows[0];
}

async function notesByCase(client: pg.Client): Promise<Map<number, string[]>> {
  const { rows } = await client.query(
    `select c.id::int, array(select m.text from messages m where m.case_id = c.id and m.direction = 'note' order by m.id) as texts
     from cases c`,
  );
  return new Map(rows.map(({ id, texts }) => [id, texts]));
}
