import { spawnSync } from "node:child_process";
import { access, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { removeAbandoned } from "./remove-abandoned.ts";

const parent = await mkdtemp(join(tmpdir(), "keepword-removing-"));
afterAll(() => rm(parent, { recursive: true }));
/** The number of a process that has ended. */
const { pid: dead } = spawnSync(process.execPath, ["--version"]);

async function build(...names: string[]) {
  for (const name of names) {
    await mkdir(join(parent, name, "postgres"), { recursive: true });
    for (let n = 0; n < 20; n++) await writeFile(join(parent, name, "postgres", String(n)), "x");
  }
}

beforeEach(async () => {
  for (const name of await readdir(parent)) await rm(join(parent, name), { recursive: true });
});

test("of runs that begin at once, one stops and removes each folder, and none fails", async () => {
  const names = [1, 2, 3, 4].map((n) => `kw-${dead}-${n}`);
  await build(...names, `kw-${process.pid}-mine`, "other");
  const stopped: string[] = [];
  const stop = async (folder: string) => {
    await access(folder);
    stopped.push(basename(folder));
  };
  await Promise.all(Array.from({ length: 6 }, () => removeAbandoned({ parent, prefix: "kw-", stop })));
  expect(stopped.sort()).toEqual(names);
  expect((await readdir(parent)).sort()).toEqual([`kw-${process.pid}-mine`, "other"]);
});

test("a run that was killed while it removed leaves its claim to the next", async () => {
  await build(`kw-${dead}-1`);
  await writeFile(join(parent, `kw-${dead}-1.removed-by`), String(dead));
  await removeAbandoned({ parent, prefix: "kw-", stop: async () => {} });
  expect(await readdir(parent)).toEqual([]);
});

test("what does not stop is removed all the same", async () => {
  await build(`kw-${dead}-1`);
  await removeAbandoned({ parent, prefix: "kw-", stop: () => Promise.reject(new Error("it hangs")) });
  expect(await readdir(parent)).toEqual([]);
});
