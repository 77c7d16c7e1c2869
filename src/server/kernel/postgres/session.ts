import { hostname } from "node:os";
import pg from "pg";
import { type Address, isSocket } from "./cluster-settings.ts";
import { ADMIN, type Secrets } from "./create-cluster.ts";

/**
 * Who uses the server: one `desk` (a running Keepword) at a time, any number of short-lived `tool`s beside it.
 * Both facts are advisory locks of a session that each user keeps open, so that they end with the process however it
 * ends: no lock file to go stale, no process id to be taken for another's, and they hold across containers.
 */
export type Use = "desk" | "tool";

const APP = "keepword";
// Two-part keys: the first part marks them as ours ("KW" in ASCII).
const DESK_LOCK = "19287, 1";
const USERS_LOCK = "19287, 2";
const SETUP_LOCK = "19287, 3";

/** The connection string of a role, for node-postgres and libpq alike. */
export function connectionString(address: Address, role: "admin" | "app", secrets: Secrets): string {
  const [user, password] = role === "admin" ? [ADMIN, secrets.adminPassword] : [APP, secrets.appPassword];
  const database = role === "admin" ? ADMIN : APP;
  if (!isSocket(address)) return `postgresql://${user}:${password}@${address.host}:${address.port}/${database}`;
  return `postgresql://${user}:${password}@localhost:${address.port}/${database}?host=${encodeURIComponent(address.host)}`;
}

/**
 * Opens the session by which this process counts as a user of the server.
 *
 * @throws Error naming the other process when a second desk asks
 */
export async function openSession(adminUrl: string, use: Use, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: `keepword ${use} ${process.pid} ${hostname()}`,
  });
  // Without a listener a broken connection would end the process; whoever keeps the session listens for "end".
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("set idle_session_timeout = 0");
    await client.query(`select pg_advisory_lock_shared(${USERS_LOCK})`);
    if (use === "desk" && !(await tryLock(client, DESK_LOCK))) throw new Error(await nameTheOther(client, dataDir));
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Makes the application's role and database where they are missing. The role is no superuser. */
export async function ensureDatabase(client: pg.Client, { appPassword }: Secrets): Promise<void> {
  await client.query(`select pg_advisory_lock(${SETUP_LOCK})`);
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role,
            exists (select from pg_database where datname = $1) as database`,
    [APP],
  );
  if (!rows[0]?.role) {
    await client.query(`create role ${APP} login password ${client.escapeLiteral(appPassword)}`);
    await client.query(`grant pg_monitor to ${APP}`);
  }
  if (!rows[0]?.database) await client.query(`create database ${APP} owner ${APP}`);
  await client.query(`select pg_advisory_unlock(${SETUP_LOCK})`);
}

/**
 * Gives up the session.
 *
 * @returns true when nobody else uses the server. Until the client ends, newcomers wait at the door.
 */
export async function leaveSession(client: pg.Client): Promise<boolean> {
  await client.query("select pg_advisory_unlock_all()");
  return tryLock(client, USERS_LOCK);
}

async function tryLock(client: pg.Client, lock: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${lock}) as held`);
  return rows[0]?.held === true;
}

async function nameTheOther(client: pg.Client, dataDir: string): Promise<string> {
  const { rows } = await client.query<{ applicationName: string; since: Date }>(
    `select application_name as "applicationName", backend_start as since
       from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and (classid, objid) = (${DESK_LOCK}) and granted`,
  );
  const [, , pid, host] = rows[0]?.applicationName.split(" ") ?? [];
  const who = pid ? `process ${pid} on ${host}, since ${rows[0]?.since.toISOString()}` : "it is just ending";
  return `Another Keepword uses the data in ${dataDir} (${who}). Stop it first, or give this one a folder of its own with KEEPWORD_DATA.`;
}
