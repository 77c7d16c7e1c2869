import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { waitForPort } from "../mail-servers/servers/server-process.ts";
import { freePorts } from "../support/free-ports.ts";

export const USER = { user: "keepword", password: "a sendsms password" };
export const NUMBER = "10690001";

export type Kannel = {
  /** where short messages are handed in */
  sendUrl: string;
  /** Starts bearerbox and smsbox, which tell of what comes in at this address. */
  start(hookUrl: string, secret: string): Promise<void>;
  /** Somebody writes: a phone that the fake centre has. What the shop answers is in `heard`. */
  phone(from: string, text: string): Promise<void>;
  /** The log of all phones so far. */
  heard(): Promise<string>;
  stop(): Promise<void>;
};

/** A Kannel with its own settings and ports in a folder, and Kannel's fake message centre for a network. */
export async function makeKannel(folder: string): Promise<Kannel> {
  const [adminPort, boxPort, sendPort, centrePort] = (await freePorts(4)) as [number, number, number, number];
  const config = join(folder, "kannel.conf");
  const log = join(folder, "phones.log");
  const running: ChildProcess[] = [];
  let phone: ChildProcess | null = null;
  const run = (name: string, args: string[]) => {
    const output = openSync(name === "fakesmsc" ? log : join(folder, `${name}.log`), "a");
    const process = spawn(programPath(name)!, args, { stdio: ["ignore", output, output], cwd: folder });
    running.push(process);
    return process;
  };
  return {
    sendUrl: `http://127.0.0.1:${sendPort}/cgi-bin/sendsms`,
    async start(hookUrl, secret) {
      await writeFile(log, "");
      await writeFile(config, settings({ adminPort, boxPort, sendPort, centrePort, hookUrl, secret }));
      run("bearerbox", [config]);
      await Promise.all([boxPort, centrePort].map((port) => waitForPort(port, "open")));
      run("smsbox", [config]);
      await waitForPort(sendPort, "open");
    },
    async phone(from, text) {
      // The centre has one line: who spoke before hangs up.
      if (phone) await end(phone);
      phone = run("fakesmsc", [
        "-H",
        "127.0.0.1",
        "-r",
        String(centrePort),
        "-i",
        "0.1",
        "-m",
        "1",
        `${from} ${NUMBER} text ${text}`,
      ]);
    },
    heard: () => readFile(log, "utf8"),
    async stop() {
      for (const process of running.toReversed()) await end(process);
    },
  };
}

/** The programs of Debian's packages `kannel` and `kannel-extras`; undefined for one that is not here. */
export function programPath(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/lib/kannel/test"];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, "exit");
  process.kill("SIGKILL");
  await ended;
}

type Settings = Record<"adminPort" | "boxPort" | "sendPort" | "centrePort", number> &
  Record<"hookUrl" | "secret", string>;

/** As docs/channels/sms.md says, with a fake centre in place of a network's. */
function settings({ adminPort, boxPort, sendPort, centrePort, hookUrl, secret }: Settings): string {
  return `group = core
admin-port = ${adminPort}
admin-interface = 127.0.0.1
admin-password = none
smsbox-port = ${boxPort}
smsbox-interface = 127.0.0.1
box-allow-ip = "127.0.0.1"
log-level = 1

group = smsc
smsc = fake
smsc-id = FAKE
port = ${centrePort}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${sendPort}
sendsms-interface = 127.0.0.1
log-level = 1

group = sendsms-user
username = ${USER.user}
password = "${USER.password}"
concatenation = true
max-messages = 24

group = sms-service
keyword = default
catch-all = true
max-messages = 0
get-url = "${hookUrl}?secret=${secret}&from=%p&to=%P&id=%I&time=%T&coding=%c&charset=%C&text=%b"
`;
}
