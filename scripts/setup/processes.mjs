import { spawn } from "node:child_process";

/**
 * Runs a program quietly.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} its exit code (1 when a signal ended it) and all it printed
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Becomes another program: the same process, so that no second one stands between it and the signals. Where the Node we
 * run on cannot (before 22.15, Windows), the program is run in our place instead.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export async function runInstead(command, args, env) {
  if (process.execve && process.platform !== "win32") process.execve(command, [command, ...args], env);
  await runInForeground(command, args, env);
}

/**
 * Runs a program in our place: same terminal, and it ends as we do and we as it does.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function runInForeground(command, args, env = process.env) {
  const child = spawn(command, args, { stdio: "inherit", env });
  passSignalsOn(child);
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (...ending) => resolve(ending));
  });
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  }
  process.exitCode = code ?? 1;
}

/** @param {import("node:child_process").ChildProcess} child */
function passSignalsOn(child) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    // Ctrl-C and a closed terminal reach the whole process group, the child with it: passing them on would double them.
    const alreadySent = signal !== "SIGTERM" && process.stdin.isTTY;
    process.on(signal, () => alreadySent || child.kill(signal));
  }
}
