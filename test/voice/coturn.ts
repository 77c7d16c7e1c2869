import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { waitForPort } from "../mail-servers/servers/server-process.ts";
import { freePorts } from "../support/free-ports.ts";

export const SECRET = "a secret that the relay shares with the desk";

export type Coturn = {
  url: string;
  start(): Promise<void>;
  /** What it has to say so far. */
  said(): Promise<string>;
  stop(): Promise<void>;
};

/** A coturn with its own settings and ports in a folder, which relays for whoever the desk gave a password. */
export async function makeCoturn(folder: string): Promise<Coturn> {
  const [port, lowest] = (await freePorts(2)) as [number, number];
  const config = join(folder, "turnserver.conf");
  const log = join(folder, "turnserver.log");
  let running: ChildProcess | null = null;
  return {
    url: `turn:127.0.0.1:${port}?transport=udp`,
    async start() {
      await writeFile(config, settings({ folder, port, lowest }));
      const output = openSync(log, "a");
      running = spawn("turnserver", ["-c", config], { stdio: ["ignore", output, output], cwd: folder });
      // It takes TCP on the same port.
      await waitForPort(port, "open");
    },
    said: () => readFile(log, "utf8"),
    async stop() {
      if (!running || running.exitCode !== null) return;
      const ended = once(running, "exit");
      running.kill("SIGKILL");
      await ended;
    },
  };
}

/** As docs/guide/operators.md says, but on loopback, where both browsers are. */
function settings({ folder, port, lowest }: { folder: string; port: number; lowest: number }): string {
  return `listening-ip=127.0.0.1
relay-ip=127.0.0.1
listening-port=${port}
min-port=${lowest + 20_000}
max-port=${lowest + 20_040}
realm=shop.test
use-auth-secret
static-auth-secret=${SECRET}
fingerprint
no-cli
no-tls
no-dtls
allow-loopback-peers
log-file=stdout
verbose
pidfile=${join(folder, "turnserver.pid")}
userdb=${join(folder, "turndb")}
`;
}
