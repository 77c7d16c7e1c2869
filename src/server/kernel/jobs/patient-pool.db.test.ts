import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { Type } from "typebox";
import { afterAll, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { createPool } from "../db/pool.ts";
import { defineJob } from "./define-job.ts";
import { patientPool } from "./patient-pool.ts";
import { startWorker } from "./worker.ts";

const desk = await openTestDesk();
const { ctx } = desk;

/** A line to the database that can be cut: what is connected breaks, and nobody can connect. */
async function cuttableLine(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const host = target.searchParams.get("host") ?? target.hostname;
  const port = Number(target.port || 5432);
  const sockets = new Set<Socket>();
  const open = async (at: number): Promise<Server> => {
    const server = createServer((near) => {
      const far = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on("error", () => undefined);
        socket.on("close", () => sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    }).listen(at, "127.0.0.1");
    await once(server, "listening");
    return server;
  };
  let server = await open(0);
  const { port: ours } = server.address() as AddressInfo;
  const url = new URL(databaseUrl);
  url.search = "";
  url.host = `127.0.0.1:${ours}`;
  return {
    url: url.href,
    cut() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    async mend() {
      server = await open(ours);
    },
    close: () => server.close(),
  };
}

test.each(["done", "failed"] as const)(
  "[L4] a worker whose job ends as %s while the database is away notes it when it is back, and works on",
  async (ending) => {
    const line = await cuttableLine(desk.url);
    const pool = createPool(line.url, 4, () => undefined);
    const runs: number[] = [];
    const job = defineJob(`test.cut-${ending}`, { schema: Type.Object({ n: Type.Number() }) }, async (_ctx, { n }) => {
      runs.push(n);
      if (n === 2 || runs.length > 1) return;
      line.cut();
      setTimeout(() => line.mend(), 300);
      if (ending === "failed") throw new Error("the database went away");
    });
    const worker = await startWorker({ pool, log: ctx.log, ctx, jobs: [job], reactions: [], concurrency: 1 });
    afterAll(async () => {
      await worker.stop();
      await pool.end();
      line.close();
    });
    await ctx.tx(async (tx) => tx.enqueue(job, { n: 1 }));
    await expect.poll(() => runs, { timeout: 20_000 }).toContain(1);
    await ctx.tx(async (tx) => tx.enqueue(job, { n: 2 }));
    await expect.poll(() => runs, { timeout: 20_000 }).toContain(2);
    const left = "select count(*)::int as n from graphile_worker.jobs where task_identifier = $1";
    await expect.poll(async () => (await desk.pool.query(left, [job.name])).rows[0].n, { timeout: 30_000 }).toBe(0);
    expect(runs.filter((n) => n === 1)).toHaveLength(ending === "failed" ? 2 : 1);
  },
);

test("the line that jobs are announced on is asked for by callback, and is given back when the pool closes", async () => {
  const pool = createPool(desk.url, 2, () => undefined);
  const listened = Promise.withResolvers<unknown>();
  patientPool(pool).connect((error, client, release) => {
    release();
    if (error) listened.reject(error);
    else listened.resolve(client);
  });
  expect(await listened.promise).toBeTruthy();
  await pool.end();
  expect(pool.totalCount).toBe(0);
});
