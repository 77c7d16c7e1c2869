import { chown, readFile, readlink, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { type Address, clusterSettings, isSocket } from "./cluster-settings.ts";
import { explainFailure } from "./explain-failure.ts";
import { isAlive } from "./is-alive.ts";
import { type RunAs, runProgram } from "./run-program.ts";

/** A PostgreSQL server that runs on a data folder. */
export type Server = { pid: number; address: Address };

/** What is needed to start and stop the server of one data folder. */
export type Cluster = { dataDir: string; binaries: Binaries; as: RunAs; durable: boolean; port?: number };

const LOG_FILE = "postgres.log";
const LOG_BYTES_KEPT = 8_000_000;
// Replaying the log after a crash takes as long as it takes; giving up earlier would only begin it anew.
const SECONDS_TO_START = 3600;
const SECONDS_TO_STOP = 120;

/**
 * Finds the server that already runs on this data folder, say because the Keepword that started it was killed.
 *
 * A `postmaster.pid` whose process is something else by now (ids are used again, always so in containers) would stop
 * PostgreSQL from ever starting, so it is removed. PostgreSQL's own interlock over shared memory stays in force.
 */
export async function findServer(dataDir: string): Promise<Server | undefined> {
  const pidFile = join(dataDir, "postmaster.pid");
  const lines = (await readFile(pidFile, "utf8").catch(() => "")).split("\n");
  const [pid, , , port, socketFolder, host] = lines;
  if (!pid) return undefined;
  const server = { pid: Number(pid), address: { host: socketFolder || host || dataDir, port: Number(port) } };
  if ((await isServerOf(server.pid, dataDir)) || (await answers(server.address))) return server;
  if (isAlive(server.pid)) await rm(pidFile, { force: true });
  return undefined;
}

/** Starts the server and waits until it takes connections. */
export async function startServer(cluster: Cluster): Promise<void> {
  const { dataDir, binaries, as, durable } = cluster;
  const settingsFile = join(dataDir, "keepword.conf");
  await writeFile(settingsFile, clusterSettings(await chooseAddress(cluster), durable), { mode: 0o600 });
  if (as.user) await chown(settingsFile, as.user.uid, as.user.gid);
  const logFile = join(dataDir, LOG_FILE);
  await keepLogSmall(logFile);
  const logBefore = await sizeOf(logFile);
  // pg_ctl puts the server into a session of its own: Ctrl-C in our terminal does not reach it before we are done.
  const args = [
    "start",
    "--wait",
    `--timeout=${SECONDS_TO_START}`,
    "--silent",
    `--pgdata=${dataDir}`,
    `--log=${logFile}`,
  ];
  const outcome = await runProgram(binaries.pgCtl, args, as);
  if (outcome.ok) return;
  const log = (await readFile(logFile).catch(() => Buffer.alloc(0))).subarray(logBefore).toString();
  throw new Error(explainFailure(`${outcome.output}\n${log}`, dataDir));
}

/** Stops the server: open transactions are rolled back, everything committed is written out. */
export async function stopServer({ dataDir, binaries, as }: Cluster): Promise<void> {
  const args = ["stop", "--mode=fast", "--wait", `--timeout=${SECONDS_TO_STOP}`, "--silent", `--pgdata=${dataDir}`];
  const outcome = await runProgram(binaries.pgCtl, args, as);
  if (!outcome.ok && (await findServer(dataDir))) throw new Error(`PostgreSQL did not stop: ${outcome.output}`);
}

/** The longest path of a Unix socket that Linux (108) and macOS (104) take, less the closing zero byte. */
const LONGEST_SOCKET_PATH = 103;
const SOCKET_PORT = 5432;

async function chooseAddress({ dataDir, port }: Cluster): Promise<Address> {
  const socketPath = Buffer.byteLength(join(dataDir, `.s.PGSQL.${SOCKET_PORT}`));
  if (port !== undefined) return { host: LOOPBACK, port };
  if (process.platform !== "win32" && socketPath <= LONGEST_SOCKET_PATH) return { host: dataDir, port: SOCKET_PORT };
  const settings = await readFile(join(dataDir, "keepword.conf"), "utf8").catch(() => "");
  const remembered = Number(/^port = (\d+)$/m.exec(settings)?.[1]);
  return { host: LOOPBACK, port: remembered && (await isFree(remembered)) ? remembered : await freePort() };
}

const LOOPBACK = "127.0.0.1";

function isFree(port: number): Promise<boolean> {
  return listenOn(port).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return listenOn(0);
}

function listenOn(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(port, LOOPBACK, () => {
      const { port: taken } = probe.address() as { port: number };
      probe.close(() => resolve(taken));
    });
  });
}

async function isServerOf(pid: number, dataDir: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  // A server works in its data folder. A zombie has none, and with that counts as gone, which it is.
  const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return workingFolder === (await realpath(dataDir));
}

/** Asks the address itself: the server may run in another container, where our process ids mean nothing. */
function answers(address: Address): Promise<boolean> {
  if (!isSocket(address)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(join(address.host, `.s.PGSQL.${address.port}`));
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

async function keepLogSmall(logFile: string): Promise<void> {
  if ((await sizeOf(logFile)) > LOG_BYTES_KEPT) await rename(logFile, `${logFile}.1`);
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => ({ size: 0 }))).size;
}
