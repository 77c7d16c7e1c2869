import { execFile } from "node:child_process";
import { dirname, parse } from "node:path";
import { canReach, type OsUser } from "./os-user.ts";

/** How to run one of PostgreSQL's programs on one data folder. */
export type RunAs = { user: OsUser | undefined; throughClosedFolders: boolean };

export type Outcome = { ok: boolean; output: string };

/**
 * Decides how the user gets at the data folder and the programs. Below a closed folder such as `/root` the mode bits
 * keep it out; then the programs get the one capability to pass through folders (CAP_DAC_READ_SEARCH, by setpriv).
 */
export async function runAs(user: OsUser | undefined, folders: string[]): Promise<RunAs> {
  const open = !user || (await Promise.all(folders.map((folder) => canReach(folder, user)))).every(Boolean);
  return { user, throughClosedFolders: !open };
}

/** Runs a program to its end and returns what it printed; an outcome that is not ok is the caller's to explain. */
export function runProgram(file: string, args: string[], { user, throughClosedFolders }: RunAs): Promise<Outcome> {
  const [command, commandArgs] = throughClosedFolders && user ? throughSetpriv(file, args, user) : [file, args];
  const options = {
    ...(throughClosedFolders ? {} : user),
    // PostgreSQL's programs look at PG*, TZ and LC_* variables: none of those of the caller's shell may leak in.
    env: { PATH: process.env.PATH ?? "", SYSTEMROOT: process.env.SYSTEMROOT ?? "", LC_MESSAGES: "C" },
    cwd: parse(dirname(file)).root,
    maxBuffer: 10_000_000,
  };
  return new Promise((resolve) => {
    execFile(command, commandArgs, options, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`.trim();
      resolve({ ok: !error, output: error && !output ? error.message : output });
    });
  });
}

function throughSetpriv(file: string, args: string[], user: OsUser): [string, string[]] {
  const capability = "+dac_read_search";
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
  return ["setpriv", [...identity, `--inh-caps=${capability}`, `--ambient-caps=${capability}`, "--", file, ...args]];
}
