import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { programEnvironment, programFlags } from "../../scripts/setup/program-flags.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const READY_MS = 60_000;

export type DeskProcess = {
  url: string;
  pid: number;
  smtpPort: number;
  /** Everything it wrote, for when something goes wrong. */
  output(): string;
  /** Resolves when /readyz says that it can work. */
  ready(): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Sends a signal and goes on. */
  signal(signal: NodeJS.Signals): void;
  /** Its exit code once it has ended; null when a signal killed it. */
  ended: Promise<number | null>;
};

/** Runs a whole desk as its own process, as `npm start` does after the set-up. */
export function startDeskProcess(env: Record<string, string>): DeskProcess {
  const url = `http://127.0.0.1:${env.PORT}`;
  let output = "";
  const child: ChildProcess = spawn(
    process.execPath,
    [...programFlags, join(ROOT, "src/server/cli/main.ts"), "start"],
    {
      cwd: ROOT,
      env: { ...programEnvironment(), LOG_LEVEL: "warn", HOST: "127.0.0.1", SMTP_HOST: "127.0.0.1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const collect = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000);
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return {
    url,
    pid: child.pid!,
    smtpPort: Number(env.SMTP_PORT),
    output: () => output,
    async ready() {
      const deadline = Date.now() + READY_MS;
      while (Date.now() < deadline) {
        const answer = await fetch(`${url}/readyz`).catch(() => null);
        if (answer?.ok) return;
        if (child.exitCode !== null) throw new Error(`The desk ended by itself:\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`The desk was not ready in ${READY_MS} ms:\n${output}`);
    },
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
    signal: (signal) => void child.kill(signal),
    ended,
  };
}

/** Kills the embedded PostgreSQL of a data folder the hard way. */
export async function killPostgres(data: string): Promise<void> {
  const pid = Number.parseInt(await readFile(join(data, "postgres", "postmaster.pid"), "utf8"), 10);
  process.kill(pid, "SIGKILL");
}
