import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { pino } from "pino";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "./start-embedded-postgres.ts";

const log = pino({ level: "silent" });
const patiently = { timeout: 30_000, interval: 20 };
const HOLDER = fileURLToPath(new URL("./fixtures/hold-postgres.ts", import.meta.url));

/** A new cluster as it comes: those tests begin with a copy of it that are not about making one. */
const workshop = await mkdtemp(join(tmpdir(), "keepword-postgres-"));
await chmod(workshop, 0o755);
const made = join(workshop, "postgres");
await (await startEmbeddedPostgres({ dataDir: made, log, durable: false })).stop();
afterAll(() => rm(workshop, { recursive: true }));

let folder: string;
let dataDir: string;
let started: EmbeddedPostgres[];
let children: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keepword-postgres-"));
  await chmod(folder, 0o755);
  dataDir = join(folder, "data", "postgres");
  started = [];
  children = [];
  await mkdir(join(folder, "data"));
  await promisify(execFile)("cp", ["-a", made, dataDir]);
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  // The last one stops also the server that a killed child left behind.
  await start({ use: "tool" });
  await Promise.all(started.map((postgres) => postgres.stop()));
  await rm(folder, { recursive: true });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log, durable: false, ...options });
  started.push(postgres);
  return postgres;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function serverPid(): Promise<number> {
  return Number((await readFile(join(dataDir, "postmaster.pid"), "utf8")).split("\n")[0]);
}

/** Another Keepword process on the same data, in a process group of its own as a terminal would start it. */
async function startInChild(use: string): Promise<{ child: ChildProcess; nextLine: () => Promise<string> }> {
  const child = spawn(process.execPath, [HOLDER, dataDir, use], { detached: true, stdio: ["pipe", "pipe", "inherit"] });
  children.push(child);
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const nextLine = async () => (await lines.next()).value as string;
  expect(await nextLine()).toBe("started");
  return { child, nextLine };
}

test("keeps what was committed over a stop and a start", async () => {
  const first = await start();
  await query(first.url, "create table kept as select 1 as n");
  await first.stop();
  const second = await start();
  expect(await query(second.url, "select n from kept")).toEqual([{ n: 1 }]);
});

test("gives the application a role that is no superuser, in UTF-8, sorted alike on every machine", async () => {
  const { url } = await start({ durable: true });
  const [row] = await query(
    url,
    `select current_setting('is_superuser') as superuser, current_setting('server_encoding') as encoding,
            datlocprovider as provider, datlocale as locale, current_setting('fsync') as fsync
       from pg_database where datname = current_database()`,
  );
  expect(row).toEqual({ superuser: "off", encoding: "UTF8", provider: "b", locale: "C.UTF-8", fsync: "on" });
});

test("brings the server back by itself when it is killed, with what was committed", async () => {
  const { url } = await start();
  await query(url, "create table kept as select 1 as n");
  const before = await serverPid();
  process.kill(before, "SIGKILL");
  await vi.waitFor(async () => {
    expect(await query(url, "select n from kept")).toEqual([{ n: 1 }]);
    expect(await serverPid()).not.toBe(before);
  }, patiently);
});

test("stops cleanly also while it is bringing a killed server back", async () => {
  const { url, stop } = await start();
  process.kill(await serverPid(), "SIGKILL");
  await vi.waitFor(() => expect(query(url, "select 1")).rejects.toThrow(), patiently);
  await stop();
  await expect(query(url, "select 1")).rejects.toThrow();
});

test("takes over the server that a killed Keepword left running", async () => {
  const { child } = await startInChild("desk");
  const pid = await serverPid();
  child.kill("SIGKILL");
  await once(child, "exit");
  const { url } = await start();
  expect(await serverPid()).toBe(pid);
  expect(await query(url, "select n from held")).toEqual([{ n: 1 }]);
});

test("starts again after both Keepword and the server were killed", async () => {
  const { child } = await startInChild("desk");
  child.kill("SIGKILL");
  process.kill(await serverPid(), "SIGKILL");
  const { url } = await start();
  expect(await query(url, "select n from held")).toEqual([{ n: 1 }]);
});

test("refuses a second desk on the same data and names the first", async () => {
  const { child } = await startInChild("desk");
  await expect(start()).rejects.toThrow(new RegExp(`Another Keepword uses the data in .*process ${child.pid} on`));
});

test("lets a command work beside a desk, and whoever leaves last stops the server", async () => {
  const desk = await start();
  const { child, nextLine } = await startInChild("tool");
  await desk.stop();
  expect(await query(desk.url, "select n from held")).toEqual([{ n: 1 }]);
  child.stdin?.end();
  expect(await nextLine()).toBe("stopped");
  await expect(query(desk.url, "select 1")).rejects.toThrow();
});

test("outlives Ctrl-C in the terminal until the program has finished its work", async () => {
  const { child, nextLine } = await startInChild("desk");
  process.kill(-child.pid!, "SIGINT");
  expect(await nextLine()).toBe("still writing after SIGINT");
  expect(await nextLine()).toBe("stopped");
});

test("is not misled by a postmaster.pid whose process id belongs to another program by now", async () => {
  const first = await start();
  await query(first.url, "create table kept as select 1 as n");
  const pidFile = await readFile(join(dataDir, "postmaster.pid"), "utf8");
  await first.stop();
  await writeFile(join(dataDir, "postmaster.pid"), pidFile.replace(/^\d+/, String(process.pid)));
  const second = await start();
  expect(await query(second.url, "select n from kept")).toEqual([{ n: 1 }]);
});

test("several starting at once make one cluster and one server", async () => {
  await rm(dataDir, { recursive: true });
  const all = await Promise.all([start({ use: "tool" }), start({ use: "tool" }), start({ use: "desk" })]);
  expect(new Set(all.map(({ url }) => url)).size).toBe(1);
  const [row] = await query(all[0].adminUrl, "select count(*)::int as n from pg_database where datname = 'keepword'");
  expect(row).toEqual({ n: 1 });
});

test("leaves no half of a data folder when it is killed while making one", async () => {
  await rm(dataDir, { recursive: true });
  const child = spawn(process.execPath, [HOLDER, dataDir, "desk"], { stdio: "ignore" });
  const parent = join(folder, "data");
  await vi.waitFor(
    async () => expect(await readdir(parent)).toEqual([expect.stringMatching(`^postgres.new-${child.pid}-`)]),
    patiently,
  );
  child.kill("SIGKILL");
  await once(child, "exit");
  const { url } = await start();
  expect(await query(url, "select 1 as n")).toEqual([{ n: 1 }]);
  expect(await readdir(parent)).toEqual(["postgres"]);
});

test("listens on loopback where a socket path would be too long, and keeps its port", async () => {
  dataDir = join(folder, "a".repeat(100), "postgres");
  const first = await start();
  expect(first.url).toMatch(/@127\.0\.0\.1:\d+\/keepword$/);
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, "select 1 as n")).toEqual([{ n: 1 }]);
});

test("refuses data of another major version and says what to do", async () => {
  await (await start()).stop();
  const version = join(dataDir, "PG_VERSION");
  await rename(version, `${version}.kept`);
  await writeFile(version, "17\n");
  await expect(start()).rejects.toThrow(/written by PostgreSQL 17.*brings PostgreSQL 18[\s\S]*pg_upgrade/);
  await rename(`${version}.kept`, version);
});

test("says which setting is wrong when postgresql.conf is", async () => {
  await (await start()).stop();
  const conf = join(dataDir, "postgresql.conf");
  const good = await readFile(conf, "utf8");
  await writeFile(conf, `${good}\nshared_bufers = 1GB\n`);
  await expect(start()).rejects.toThrow(/A setting in postgresql.conf is wrong[\s\S]*shared_bufers/);
  await writeFile(conf, good);
});

test.runIf(process.getuid?.() === 0)("runs for root below a folder that only root may enter", async () => {
  await chmod(folder, 0o700);
  const { url } = await start();
  expect(await query(url, "select 1 as n")).toEqual([{ n: 1 }]);
});
