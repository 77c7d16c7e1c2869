import { access, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAlive } from "../../src/server/kernel/postgres/is-alive.ts";

/** Who is at removing a folder, by the number of the process, stands beside it: it must outlast what it is about. */
const CLAIM = ".removed-by";

/**
 * Takes away the folders of test runs that were killed, `<prefix><process number>-…`, after stopping what still runs in
 * them. Of runs that begin at once each folder is one's to remove; and what cannot be removed is left to the next.
 */
export async function removeAbandoned(given: {
  parent: string;
  prefix: string;
  stop(folder: string): Promise<void>;
}): Promise<void> {
  const { parent, prefix, stop } = given;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix) || name.endsWith(CLAIM)) continue;
    if (isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    const folder = join(parent, name);
    if (!(await claim(folder))) continue;
    const isThere = await access(folder).then(
      () => true,
      () => false,
    );
    if (isThere) await stop(folder).catch(() => {});
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => {});
    await rm(`${folder}${CLAIM}`, { force: true }).catch(() => {});
  }
}

async function claim(folder: string): Promise<boolean> {
  const path = `${folder}${CLAIM}`;
  try {
    await writeFile(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    // Not ours to write in.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") return false;
  }
  const other = Number.parseInt(await readFile(path, "utf8").catch(() => ""), 10);
  // Whoever has just made the file has not written into it yet.
  if (Number.isNaN(other) || isAlive(other)) return false;
  // Killed while removing: the next one begins anew.
  await rm(path, { force: true }).catch(() => {});
  return claim(folder);
}
