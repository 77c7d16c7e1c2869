import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";

const exec = promisify(execFile);

/** The operating-system user that PostgreSQL runs as. It refuses to run as root. */
export type OsUser = { uid: number; gid: number };

/** The user made for this when Keepword runs as root. */
const OWN_NAME = "keepword";

/**
 * Chooses whom PostgreSQL runs as: undefined (as ourselves) unless we are root; then the owner of an existing data
 * folder, else the user `keepword`, made if need be, else a `postgres` that the system already has.
 *
 * @throws Error in plain words when root can neither find nor make such a user
 */
export async function chooseOsUser(dataDir: string): Promise<OsUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (
    (await findUser(OWN_NAME)) ??
    (await createUser(OWN_NAME)) ??
    (await findUser("postgres")) ??
    refuse(`PostgreSQL does not run as root, and the user "${OWN_NAME}" could not be made (useradd is missing or failed).
Start Keepword as an ordinary user, or make one with "useradd --system ${OWN_NAME}", or set DATABASE_URL.`)
  );
}

/**
 * True when `user` may pass through every folder above and including `path`. Looks at the mode bits only; where an ACL
 * says otherwise, the worst outcome is PostgreSQL's own "permission denied", which is explained.
 */
export async function canReach(path: string, user: OsUser): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const executeBit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & executeBit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function findUser(name: string): Promise<OsUser | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ["-u", "-g"].map(async (flag) => Number((await exec("id", [flag, name])).stdout)),
    );
    return uid && gid ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

async function createUser(name: string): Promise<OsUser | undefined> {
  try {
    await exec("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]);
  } catch {
    // A second Keepword may have made it in this very moment; findUser tells.
  }
  return findUser(name);
}

function refuse(message: string): never {
  throw new Error(message);
}
