import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, describe, expect, test } from "vitest";
import { startS3Server } from "../../../../test/support/s3-server.ts";
import { createFileStore } from "./create-file-store.ts";
import { createS3Store } from "./s3-store.ts";

const data = await mkdtemp(join(tmpdir(), "keepword-files-"));
afterAll(() => rm(data, { recursive: true }));
const s3 = await startS3Server();
afterAll(() => s3.stop());

const stores = [
  ["a folder", createFileStore({ data, s3Url: null })],
  ["S3", createFileStore({ data, s3Url: s3.url })],
] as const;

const sha256Of = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
const missing = "0".repeat(64);

describe.each(stores)("files in %s", (_, store) => {
  test("come back byte for byte, whole and as a stream", async () => {
    for (const content of [Buffer.from("守诺"), randomBytes(3_000_000), Buffer.alloc(0)]) {
      const { sha256, size } = await store.put(content);
      expect({ sha256, size }).toEqual({ sha256: sha256Of(content), size: content.length });
      expect((await store.get(sha256)).equals(content)).toBe(true);
      expect((await buffer(await store.stream(sha256))).equals(content)).toBe(true);
      expect(await store.has(sha256)).toBe(true);
    }
  });

  test("are stored once, also when many bring the same at once", async () => {
    const content = randomBytes(10_000);
    const all = await Promise.all(Array.from({ length: 8 }, () => store.put(content)));
    expect(new Set(all.map((file) => file.sha256)).size).toBe(1);
    expect((await store.get(all[0]!.sha256)).equals(content)).toBe(true);
  });

  test("that are not there say so", async () => {
    expect(await store.has(missing)).toBe(false);
    await expect(store.get(missing)).rejects.toMatchObject({ code: "files.missing" });
    await expect(store.stream(missing)).rejects.toMatchObject({ code: "files.missing" });
  });

  test("are taken out, but not what was brought again since", async () => {
    const content = randomBytes(1_000);
    const { sha256 } = await store.put(content);
    const day = 86_400_000;
    const now = Date.now();
    expect(await store.remove(sha256, { notStoredSince: new Date(now - day) })).toBe(false);
    await store.put(content);
    expect(await store.has(sha256)).toBe(true);
    expect(await store.remove(sha256, { notStoredSince: new Date(now + 2 * day) })).toBe(true);
    expect(await store.has(sha256)).toBe(false);
    expect(await store.remove(sha256, { notStoredSince: new Date(now + 2 * day) })).toBe(false);
    await store.put(content);
    expect((await store.get(sha256)).equals(content)).toBe(true);
  });

  test("have no other names than hashes", async () => {
    for (const name of ["../../../etc/passwd", "", "A".repeat(64), `${missing}/x`]) {
      await expect(store.get(name)).rejects.toMatchObject({ code: "files.missing" });
    }
  });

  test("can be checked", async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
});

describe("S3", () => {
  test("every request was signed rightly", () => {
    expect(s3.refused()).toBe(0);
  });

  test("a wrong key is told as an outage, never as a missing file", async () => {
    const stranger = createS3Store(s3.url.replace("S3RVER:S3RVER", "S3RVER:another"));
    await expect(stranger.has(missing)).rejects.toMatchObject({ code: "files.unavailable" });
    await expect(stranger.get(missing)).rejects.toMatchObject({ code: "files.unavailable" });
    await expect(stranger.put(Buffer.from("x"))).rejects.toMatchObject({ code: "files.unavailable" });
  });

  test("a server that is not there is told as an outage", async () => {
    const nowhere = createS3Store("http://key:secret@127.0.0.1:1/shop");
    await expect(nowhere.get(missing)).rejects.toMatchObject({ code: "files.unavailable" });
  });

  test("an address without key or bucket is refused at start", () => {
    expect(() => createS3Store("https://s3.example/shop")).toThrow("S3_URL");
    expect(() => createS3Store("https://key:secret@s3.example/")).toThrow("S3_URL");
  });
});

test("nothing half written stays behind in a folder", async () => {
  const names = await readdir(join(data, "files"), { recursive: true });
  expect(names.filter((name) => /-/.test(name))).toEqual([]);
});
