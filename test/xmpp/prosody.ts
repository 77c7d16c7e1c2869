import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeCertificate } from "../mail-servers/servers/certificate.ts";
import { waitForPort } from "../mail-servers/servers/server-process.ts";
import { freePorts } from "../support/free-ports.ts";

export const DOMAIN = "localhost";
export const PASSWORD = "a password of the tests";

export type Prosody = {
  port: number;
  /** the certificate of its own, which nobody else signed */
  certificate: string;
  start(): Promise<void>;
  /** As when its machine loses power: nobody is told. */
  kill(): Promise<void>;
  /** Takes away somebody's account. */
  remove(person: string): Promise<void>;
};

/** A Prosody with its own settings, people and port in a folder. */
export async function makeProsody(folder: string, people: readonly string[]): Promise<Prosody> {
  const [port, httpPort] = (await freePorts(2)) as [number, number];
  const { cert: certificate, key } = await makeCertificate(folder);
  const config = join(folder, "prosody.cfg.lua");
  const log = join(folder, "prosody.log");
  const accounts = join(folder, "data", DOMAIN, "accounts");
  await mkdir(accounts, { recursive: true });
  for (const person of people)
    await writeFile(join(accounts, `${person}.dat`), `return { ["password"] = "${PASSWORD}" };\n`);
  await writeFile(config, settings({ folder, port, httpPort, certificate, key, log }));
  let running: ChildProcess | null = null;
  return {
    port,
    certificate: await readFile(certificate, "utf8"),
    async start() {
      const output = openSync(join(folder, "prosody.out"), "a");
      running = spawn("prosody", ["--config", config, "-F"], { stdio: ["ignore", output, output], cwd: folder });
      await waitForPort(port, "open");
    },
    async kill() {
      if (!running || running.exitCode !== null) return;
      const ended = once(running, "exit");
      running.kill("SIGKILL");
      await ended;
    },
    remove: (person) => rm(join(accounts, `${person}.dat`)),
  };
}

type Settings = Record<"port" | "httpPort", number> & Record<"folder" | "certificate" | "key" | "log", string>;

/** As docs/channels/xmpp.md says. */
function settings({ folder, port, httpPort, certificate, key, log }: Settings): string {
  return `run_as_root = true
daemonize = false
pidfile = "${join(folder, "prosody.pid")}"
data_path = "${join(folder, "data")}"
log = { debug = "${log}" }
interfaces = { "127.0.0.1" }
c2s_ports = { ${port} }
c2s_direct_tls_ports = { }
s2s_ports = { }
http_ports = { ${httpPort} }
http_interfaces = { "127.0.0.1" }
https_ports = { }
http_host = "127.0.0.1"
http_external_url = "http://127.0.0.1:${httpPort}/"
modules_enabled = { "roster", "saslauth", "tls", "disco", "mam", "smacks", "carbons", "ping" }
modules_disabled = { "s2s" }
authentication = "internal_plain"
archive_expires_after = "1w"
c2s_require_encryption = true
ssl = { certificate = "${certificate}", key = "${key}" }

VirtualHost "${DOMAIN}"

Component "upload.${DOMAIN}" "http_file_share"
  http_file_share_size_limit = 1048576
`;
}
