import { type ChildProcess, execFile, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { waitForPort } from "../mail-servers/servers/server-process.ts";
import { freePorts } from "../support/free-ports.ts";
import { end, type Modem } from "./modem.ts";

const run = promisify(execFile);
const SPOOL = "/var/spool/hylafax";
export const NUMBER = "+862155550000";

export type HylaFax = {
  port: number;
  /** Tells its scripts where the desk is. */
  connect(hookUrl: string, secret: string): Promise<void>;
  /** A fax came in: what HylaFAX does after its modem hung up. */
  received(tiff: Uint8Array, call: { id: string; number: string; name: string }): Promise<void>;
  stop(): Promise<void>;
};

/** A HylaFAX in a folder, with its own queue and port, at one modem, and the scripts of docs/channels/hylafax. */
export async function startHylaFax(folder: string, modem: Modem): Promise<HylaFax> {
  const [port] = (await freePorts(1)) as [number];
  const spool = join(folder, "spool");
  await cp(SPOOL, spool, { recursive: true, filter: (path) => !/\/(?:FIFO.*|etc\/.+)$/.test(path) });
  const etc = join(spool, "etc");
  await mkdir(etc, { recursive: true });
  for (const name of ["dialrules", "pagesizes", "typerules", "cover.templ", "lutRS18.pcf", "templates", "hfaxd.conf"])
    await cp(join("/etc/hylafax", name), join(etc, name), { recursive: true });
  const setup = await readFile("/etc/hylafax/setup.cache", "utf8");
  await writeFile(join(etc, "setup.cache"), setup.replace(/^SPOOL=.*$/m, `SPOOL='${spool}'`));
  await writeFile(join(etc, "hosts.hfaxd"), "localhost:21::\n127.0.0.1:21::\n", { mode: 0o600 });
  // Half a minute each otherwise, whenever it finds the modem still held by the call before.
  const polls = "PollModemWait: 1\nPollLockWait: 1\n";
  const jobs = 'ModemGroup: "any:.*"\nInternationalPrefix: 00\nJobRetryBusy: 1\nMaxDials: 2\n';
  await writeFile(join(etc, "config"), `${jobs}${polls}`);
  const device = modem.device.replace(/^\/dev\//, "").replaceAll("/", "_");
  const model = await readFile(join(spool, "config/class2"), "utf8");
  const own = "CountryCode: 86\nFAXNumber: +86.21.55550000\nClass2XmitWaitForXON: no\nModemReadyState: R\n";
  // A program needs no time to wake up.
  const atOnce = ["ModemResetDelay", "ModemSoftResetCmdDelay", "ModemDTRDropDelay", "ModemBaudRateDelay"];
  await writeFile(
    join(etc, `config.${device}`),
    `${model}\n${own}${polls}${atOnce.map((name) => `${name}: 0\n`).join("")}`,
  );
  for (const name of ["FaxDispatch", "FaxNotify"]) await cp(`docs/channels/hylafax/${name}`, join(etc, name));
  await run("chmod", ["0755", folder]);
  await run("chown", ["-R", "uucp:uucp", spool]);
  const running: ChildProcess[] = [];
  const start = (name: string, args: string[]) => {
    const output = openSync(join(folder, `${name}.log`), "a");
    running.push(spawn(`/usr/sbin/${name}`, args, { stdio: ["ignore", output, output], cwd: spool }));
  };
  start("faxq", ["-q", spool, "-D"]);
  start("hfaxd", ["-q", spool, "-i", String(port), "-d"]);
  await waitForPort(port, "open");
  await run("/usr/sbin/faxmodem", ["-q", spool, device]);
  return {
    port,
    async connect(hookUrl, secret) {
      const settings = join(etc, "keepword.conf");
      await writeFile(settings, `KEEPWORD_HOOK="${hookUrl}"\nKEEPWORD_SECRET="${secret}"\n`, { mode: 0o600 });
      await run("chown", ["uucp:uucp", settings]);
    },
    async received(tiff, { id, number, name }) {
      const file = `recvq/fax${id}.tif`;
      await writeFile(join(spool, file), tiff);
      await run("chown", ["uucp:uucp", join(spool, file)]);
      await run("bin/faxrcvd", [file, device, id, "", number, name], { cwd: spool, uid: 10, gid: 10 });
    },
    async stop() {
      for (const process of running.toReversed()) await end(process);
    },
  };
}
