import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { pino } from "pino";
import { afterAll, expect, test, vi } from "vitest";
import { createTestDatabase } from "../../../../../test/support/database.ts";
import { readConfig } from "../../../kernel/config.ts";
import { connectDesk } from "../../../open-desk.ts";
import { makePromises, type ToMake } from "../index.ts";
import { startAlarmClock } from "./alarm-clock.ts";

const { url } = await createTestDatabase();
const folder = await mkdtemp(join(tmpdir(), "keepword-clock-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const patience = { timeout: 30_000, interval: 20 };
const MINUTE = 60_000;

/** A node whose clock is the machine's, or was put forward or back. */
async function openNode(aheadMs = 0) {
  const config = readConfig({ DATABASE_POOL: "3", KEEPWORD_DATA: folder });
  const log = pino({ level: "silent" });
  const node = await connectDesk({
    url,
    config,
    secret: "x".repeat(32),
    log,
    now: () => new Date(Date.now() + aheadMs),
  });
  afterAll(() => node.close());
  return node;
}
const one = await openNode();
const two = await openNode();

function promises(count: number, dueInMs: number): ToMake[] {
  const base = { kind: "callback", caseId: null, customerId: 1, promisor: { kind: "team", id: null } } as const;
  const term = { dueAt: new Date(Date.now() + dueInMs) };
  return Array.from(
    { length: count },
    () => ({ ...base, source: "person", term, ownerId: null, teamId: null }) as const,
  );
}

async function rung(): Promise<{ promise: number; step: number }[]> {
  const { rows } = await one.pool.query(
    "select data->'promiseId' as promise, data->'step' as step from events where type = 'promises.rang'",
  );
  return rows;
}

test("[B6] a clock that sleeps is woken by an earlier promise, also one made on another node", async () => {
  const clock = startAlarmClock(one.ctx, one.bell);
  try {
    await one.ctx.tx((tx) => makePromises(tx, promises(1, 60 * MINUTE)));
    const [id] = await two.ctx.tx((tx) => makePromises(tx, promises(1, 80)));
    await vi.waitFor(async () => {
      const { rows } = await two.pool.query("select state from promises where id = $1", [id]);
      expect(rows[0].state).toBe("broken");
    }, patience);
  } finally {
    await clock.stop();
  }
});

test("[B6] a node killed while it rings: the next one goes on, and each step has rung exactly once", async () => {
  const count = 6_000;
  const before = (await rung()).length;
  const ids = await one.ctx.tx((tx) => makePromises(tx, promises(count, -10 * MINUTE)));
  const program = fileURLToPath(new URL("./fixtures/clock-process.ts", import.meta.url));
  const child = spawn(process.execPath, [program, url, folder], { stdio: ["ignore", "ignore", "inherit"] });
  await vi.waitFor(async () => expect((await rung()).length).toBeGreaterThan(before), patience);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect((await rung()).length - before).toBeLessThan(2 * count);

  const clocks = [startAlarmClock(one.ctx, one.bell), startAlarmClock(two.ctx, two.bell)];
  try {
    await vi.waitFor(async () => {
      const { rows } = await one.pool.query("select count(*)::int as n from promises where next_at <= now()");
      expect(rows[0].n).toBe(0);
    }, patience);
  } finally {
    await Promise.all(clocks.map((clock) => clock.stop()));
  }
  const mine = (await rung()).filter(({ promise }) => ids.includes(promise));
  expect(mine).toHaveLength(2 * count);
  expect(new Set(mine.map(({ promise, step }) => `${promise}.${step}`)).size).toBe(2 * count);
});

test("[B6] nodes whose own clocks jump ring by the database's: nothing early, nothing late, each once", async () => {
  const HOUR = 60 * MINUTE;
  const [ahead, behind] = [await openNode(HOUR), await openNode(-HOUR)];
  const clocks = [ahead, behind].map((node) => startAlarmClock(node.ctx, node.bell));
  try {
    const ids = await one.ctx.tx((tx) => makePromises(tx, [...promises(20, 60), ...promises(20, 30 * MINUTE)]));
    const mine = async () => (await rung()).filter(({ promise }) => ids.includes(promise));
    await vi.waitFor(async () => expect(await mine()).toHaveLength(40), patience);
    // Another round of both clocks finds nothing: what is due in half an hour is not due by a clock put forward.
    await one.ctx.tx((tx) => makePromises(tx, promises(1, 10)));
    await vi.waitFor(async () => {
      const { rows } = await one.pool.query("select count(*)::int as n from promises where next_at <= now()");
      expect(rows[0].n).toBe(0);
    }, patience);
    const all = await mine();
    expect(all).toHaveLength(40);
    expect(all.every(({ promise }) => ids.indexOf(promise) < 20)).toBe(true);
    expect(new Set(all.map(({ promise, step }) => `${promise}.${step}`)).size).toBe(40);
    const { rows } = await one.pool.query(
      "select bool_or((data->>'late')::boolean) as late from events where type = 'promises.rang' and (data->>'promiseId')::int = any($1)",
      [ids],
    );
    expect(rows[0].late).toBe(false);
  } finally {
    await Promise.all(clocks.map((clock) => clock.stop()));
  }
});

test("[B6] a database that cuts every line is asked again, and nothing is lost or rung twice", async () => {
  const clocks = [startAlarmClock(one.ctx, one.bell), startAlarmClock(two.ctx, two.bell)];
  try {
    const ids = await one.ctx.tx((tx) => makePromises(tx, promises(2_000, -MINUTE)));
    for (let cut = 0; cut < 5; cut++) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
      await client.end();
    }
    await vi.waitFor(async () => {
      const { rows } = await one.pool.query(
        "select count(*)::int as n from promises where id = any($1) and next_at <= now()",
        [ids],
      );
      expect(rows[0].n).toBe(0);
    }, patience);
    const mine = (await rung()).filter(({ promise }) => ids.includes(promise));
    expect(mine).toHaveLength(4_000);
    expect(new Set(mine.map(({ promise, step }) => `${promise}.${step}`)).size).toBe(4_000);
  } finally {
    await Promise.all(clocks.map((clock) => clock.stop()));
  }
});
