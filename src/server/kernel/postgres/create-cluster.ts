import { randomBytes } from "node:crypto";
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { postgresqlConf } from "./cluster-settings.ts";
import { explainFailure } from "./explain-failure.ts";
import { isAlive } from "./is-alive.ts";
import { type RunAs, runProgram } from "./run-program.ts";

/** The passwords of the two roles, kept in the data folder where only its owner can read them. */
export type Secrets = { adminPassword: string; appPassword: string };

/** The superuser, for upkeep. */
export const ADMIN = "postgres";

const SECRETS_FILE = "keepword.json";

/**
 * Makes the data folder of a new PostgreSQL if there is none. It appears whole or not at all: made beside its place
 * and then renamed, so that a process killed half way, or two starting at once, leave no half of one.
 *
 * @throws Error in plain words when the disk, the rights or the version of an existing folder stand in the way
 */
export async function ensureCluster(
  dataDir: string,
  binaries: Binaries,
  as: RunAs,
  durable: boolean,
): Promise<Secrets> {
  const made = await readFile(join(dataDir, "PG_VERSION"), "utf8").catch(absent);
  if (made === undefined) await createCluster(dataDir, binaries, as, durable);
  else checkVersion(dataDir, Number.parseInt(made, 10), binaries.major);
  return readSecrets(dataDir);
}

function checkVersion(dataDir: string, found: number, major: number): void {
  if (found === major) return;
  throw new Error(`The data in ${dataDir} was written by PostgreSQL ${found}; this version of Keepword brings PostgreSQL ${major}.
PostgreSQL does not read the files of another major version. Nothing was changed. Either
  - go back to the version of Keepword you had, run "./keepword backup", move the folder away, update, "./keepword restore"; or
  - convert the folder with pg_upgrade, which comes with PostgreSQL ${Math.max(found, major)}.`);
}

async function createCluster(dataDir: string, binaries: Binaries, as: RunAs, durable: boolean): Promise<void> {
  await removeAbandoned(dataDir);
  const workshop = `${dataDir}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
  const cluster = join(workshop, "cluster");
  const passwordFile = join(workshop, "password");
  const secrets: Secrets = { adminPassword: newPassword(), appPassword: newPassword() };
  try {
    await mkdir(workshop, { mode: 0o700 });
    await writeFile(passwordFile, secrets.adminPassword, { mode: 0o600 });
    await own(as, workshop, passwordFile);
    const outcome = await runProgram(binaries.initdb, initdbArguments(cluster, passwordFile, durable), as);
    if (!outcome.ok) throw new Error(explainFailure(outcome.output, dataDir));
    const conf = join(cluster, "postgresql.conf");
    const secretsFile = join(cluster, SECRETS_FILE);
    await writeFile(conf, postgresqlConf);
    await writeFile(secretsFile, JSON.stringify(secrets), { mode: 0o600 });
    await own(as, conf, secretsFile);
    await rename(cluster, dataDir).catch(lostTheRace);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

function initdbArguments(cluster: string, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${ADMIN}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // PostgreSQL's own tables sort and fold letters: an upgrade of the system's C library cannot break an index.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    `--locale=${{ linux: "C.UTF-8", darwin: "en_US.UTF-8" }[process.platform as string] ?? "C"}`,
    "--lc-messages=C",
    ...(durable ? [] : ["--no-sync"]),
  ];
}

async function readSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, SECRETS_FILE);
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new Error(
      `Cannot read the passwords of the embedded PostgreSQL in ${file}. It was made with the data folder; restore it from your backup.`,
      { cause },
    );
  }
}

async function removeAbandoned(dataDir: string): Promise<void> {
  const prefix = `${basename(dataDir)}.new-`;
  const found = (await readdir(dirname(dataDir))).filter((name) => name.startsWith(prefix));
  const abandoned = found.filter((name) => !isAlive(Number.parseInt(name.slice(prefix.length), 10)));
  // An initdb whose parent was killed may still be writing there for a moment: hence the retries.
  const options = { recursive: true, force: true, maxRetries: 50, retryDelay: 100 };
  await Promise.all(abandoned.map((name) => rm(join(dirname(dataDir), name), options)));
}

async function own({ user }: RunAs, ...paths: string[]): Promise<void> {
  if (user) await Promise.all(paths.map((path) => chown(path, user.uid, user.gid)));
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

function lostTheRace(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
}
