import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "../../../../test/support/database.ts";
import { openCensus } from "./census.ts";

const { url } = await createTestDatabase();
const pool = new pg.Pool({ connectionString: url, max: 4 });
afterAll(() => pool.end());
const log = pino({ level: "silent" });
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

const holders = async () => {
  const { rows } = await pool.query(
    `select locked_by from graphile_worker._private_jobs
     union all select locked_by from graphile_worker._private_job_queues`,
  );
  return rows.map((row) => row.locked_by);
};

test("a killed process's jobs and queues are free for others at once; a living one's are not touched", async () => {
  const fixture = fileURLToPath(new URL("fixtures/hold-job.ts", import.meta.url));
  const victim = spawn(process.execPath, [fixture, url, "victim"], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(victim);
  expect(String((await once(victim.stdout!, "data"))[0]).trim()).toBe("holding");

  const first = await openCensus(pool, log);
  expect(await holders()).toEqual(["victim", "victim"]);
  await first.stop();

  const dead = once(victim, "exit");
  victim.kill("SIGKILL");
  await dead;
  await expect
    .poll(
      async () => {
        const census = await openCensus(pool, log);
        await census.stop();
        return holders();
      },
      { timeout: 20_000 },
    )
    .toEqual([null, null]);
  expect((await pool.query("select * from job_workers")).rows).toEqual([]);
});
