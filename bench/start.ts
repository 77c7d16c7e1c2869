/**
 * How long a second start takes until the desk is ready (limit 5 s), and what an idle node then holds in memory without
 * PostgreSQL (limit 250 MB), on an empty desk of its own.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDeskProcess } from "../test/crash/desk-process.ts";
import { freePorts } from "../test/support/free-ports.ts";

const LIMIT_S = 5;
const LIMIT_MB = 250;
const IDLE_MS = 20_000;

const data = await mkdtemp(join(tmpdir(), "keepword-start-"));
try {
  const first = await timedStart();
  await first.desk.kill("SIGTERM");
  const second = await timedStart();
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  const metrics = await (await fetch(`${second.desk.url}/metrics`)).text();
  const memory = Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / 1_048_576;
  await second.desk.kill("SIGTERM");
  console.log(`first start (makes the database)  ${first.seconds.toFixed(1)} s`);
  console.log(
    `second start                      ${second.seconds.toFixed(1)} s   ratio to ${LIMIT_S} s: ${(second.seconds / LIMIT_S).toFixed(2)}`,
  );
  console.log(
    `idle memory of the node           ${memory.toFixed(0)} MB   ratio to ${LIMIT_MB} MB: ${(memory / LIMIT_MB).toFixed(2)}`,
  );
  const pid = await readFile(join(data, "postgres", "postmaster.pid"), "utf8").catch(() => null);
  if (pid) throw new Error("PostgreSQL still runs after the desk stopped.");
} finally {
  await rm(data, { recursive: true, force: true });
}

async function timedStart() {
  const [port, smtpPort] = await freePorts(2);
  const began = performance.now();
  const desk = startDeskProcess({ KEEPWORD_DATA: data, PORT: String(port), SMTP_PORT: String(smtpPort) });
  await desk.ready();
  return { desk, seconds: (performance.now() - began) / 1_000 };
}
