import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, open, readFile, rename, stat, unlink, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { defineError } from "../errors.ts";
import type { FileStore } from "./file-store.ts";

export const fileMissing = defineError("files.missing", "not_found", "The file {sha256} is not in the store.");

/** Files in a folder, `ab/cd/<sha256>`, each written beside its place, synced and then renamed into it. */
export function createDiskStore(folder: string): FileStore {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw fileMissing({ sha256 });
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  const has = (sha256: string) =>
    access(pathOf(sha256)).then(
      () => true,
      () => false,
    );
  const store: FileStore = {
    async put(content) {
      const sha256 = createHash("sha256").update(content).digest("hex");
      const path = pathOf(sha256);
      if (!(await touch(path))) {
        const made = await mkdir(dirname(path), { recursive: true });
        const partial = `${path}.${randomUUID()}`;
        await using file = await open(partial, "wx");
        await file.writeFile(content);
        await file.datasync();
        await rename(partial, path);
        await syncFolder(dirname(path));
        // New folders are entries too: "ab/cd" in "ab", "ab" in the store's own.
        for (let at = dirname(path); made && at.length >= made.length; at = dirname(at)) await syncFolder(dirname(at));
      }
      return { sha256, size: content.byteLength };
    },
    async get(sha256) {
      return readFile(pathOf(sha256)).catch((error) => {
        throw fileMissing({ sha256 }, error);
      });
    },
    async stream(sha256) {
      if (!(await has(sha256))) throw fileMissing({ sha256 });
      return createReadStream(pathOf(sha256));
    },
    has,
    async remove(sha256, { notStoredSince }) {
      const path = pathOf(sha256);
      const found = await stat(path).catch(() => null);
      if (!found || found.mtime >= notStoredSince) return false;
      await unlink(path);
      return true;
    },
    async check() {
      const { sha256 } = await store.put(Buffer.from("keepword"));
      await store.get(sha256);
    },
  };
  return store;
}

/** Makes a file young. @returns false when it is not there */
async function touch(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
}

// A renamed file survives a power cut only when its folder's entry was written too.
async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, "r");
  await folder.sync();
}
