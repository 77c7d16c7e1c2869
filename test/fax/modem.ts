import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readlink } from "node:fs/promises";
import { join } from "node:path";
import { vi } from "vitest";

export type Modem = {
  /** the terminal that it is at, such as /dev/pts/3 */
  device: string;
  /** pages that went over the line, as bytes of Group 3 */
  pages: Buffer[];
  /** the numbers that were called */
  called: string[];
  stop(): Promise<void>;
};

const PAGE_END = Buffer.from([0x10, 0x03]);
const READY = Buffer.from([0x11]);

/**
 * A fax modem of Class 2 (TIA/EIA-592) with nobody on the other end: it answers as if there were a machine that takes every
 * page.
 *
 * @param busy numbers that are
 */
export async function startModem(folder: string, busy: readonly string[]): Promise<Modem> {
  const link = join(folder, "modem");
  const line = spawn("socat", [`PTY,link=${link},raw,echo=0,mode=666`, "STDIO"], { stdio: ["pipe", "pipe", "ignore"] });
  const modem: Modem = { device: "", pages: [], called: [], stop: () => end(line) };
  let heard = Buffer.alloc(0);
  let isPage = false;
  const say = (...words: string[]) => line.stdin.write(words.map((word) => `\r\n${word}\r\n`).join(""));

  line.stdout.on("data", (bytes: Buffer) => {
    heard = Buffer.concat([heard, bytes]);
    for (;;) {
      const at = isPage ? heard.indexOf(PAGE_END) : heard.indexOf("\r");
      if (at < 0) return;
      const said = heard.subarray(0, at);
      heard = heard.subarray(at + (isPage ? 2 : 1));
      if (isPage) {
        isPage = false;
        modem.pages.push(Buffer.from(said));
        say("OK");
      } else if (said.toString().trim()) command(said.toString().trim().toUpperCase());
    }
  });

  function command(words: string): void {
    const number = /^ATDT?(.*)/.exec(words)?.[1];
    if (number !== undefined) {
      modem.called.push(number);
      if (busy.includes(number)) return void say("BUSY");
      return void say("+FCON", '+FCSI:"+861012345678      "', "+FDIS:1,5,0,2,0,0,0,0", "OK");
    }
    if (words === "AT+FDT") {
      isPage = true;
      say("+FDCS:1,5,0,2,0,0,0,0", "CONNECT");
      return void line.stdin.write(READY);
    }
    if (words === "AT+FET=2") return void say("+FPTS:1", "+FHNG:0", "OK");
    if (words.startsWith("AT+FET=")) return void say("+FPTS:1", "OK");
    if (words === "AT+FCLASS=?") return void say("0,2", "OK");
    if (words === "AT+FDCC=?") return void say("(0,1),(0-5),(0-2),(0-2),(0),(0),(0),(0-7)", "OK");
    say("OK");
  }

  modem.device = await vi.waitFor(() => readlink(link), { timeout: 5_000 });
  return modem;
}

/** Ends a program of the test's own. */
export async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, "exit");
  process.kill("SIGKILL");
  await ended;
}
