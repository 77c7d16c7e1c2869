import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { AwsClient } from "aws4fetch";
import { defineError } from "../errors.ts";
import { fileMissing } from "./disk-store.ts";
import type { FileStore } from "./file-store.ts";

export const filesUnavailable = defineError(
  "files.unavailable",
  "unavailable",
  "The file store does not answer as it should ({status}).",
);

const TIMEOUT_MS = 60_000;
/** What is stored again is young again; an object is so only by being written, which once in this time does. */
const YOUNG_MS = 86_400_000;

/**
 * Files in a bucket of Amazon S3 or of a server that speaks its protocol, `<prefix>/ab/cd/<sha256>`, path style.
 *
 * @param url `https://key:secret@host/bucket[/prefix]?region=…`
 * @throws Error when the address lacks key, secret or bucket
 */
export function createS3Store(url: string): FileStore {
  const place = readPlace(url);
  const client = new AwsClient({
    accessKeyId: place.key,
    secretAccessKey: place.secret,
    service: "s3",
    region: place.region,
    retries: 3,
  });
  const urlOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw fileMissing({ sha256 });
    return `${place.base}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
  };
  const ask = async (method: string, sha256: string, init: RequestInit = {}): Promise<Response> => {
    const address = urlOf(sha256);
    try {
      return await client.fetch(address, { ...init, method, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
      throw filesUnavailable({ status: "no answer" }, error);
    }
  };
  /** When an object was written; null when there is none. */
  const writtenAt = async (sha256: string): Promise<Date | null> => {
    const answer = await ask("HEAD", sha256);
    if (answer.ok) return new Date(answer.headers.get("last-modified") ?? 0);
    if (answer.status === 404) return null;
    throw filesUnavailable({ status: answer.status });
  };
  const read = async (sha256: string): Promise<Response> => {
    const answer = await ask("GET", sha256);
    if (answer.ok) return answer;
    const detail = await answer.text();
    if (answer.status === 404) throw fileMissing({ sha256 });
    throw filesUnavailable({ status: answer.status }, new Error(detail.slice(0, 500)));
  };

  const store: FileStore = {
    async put(content) {
      const sha256 = createHash("sha256").update(content).digest("hex");
      const written = await writtenAt(sha256);
      if (!written || Date.now() - written.getTime() > YOUNG_MS) {
        // The server compares the body with this header and refuses what was damaged on the way.
        const answer = await ask("PUT", sha256, {
          body: new Uint8Array(content),
          headers: { "x-amz-content-sha256": sha256 },
        });
        const detail = await answer.text();
        if (!answer.ok) throw filesUnavailable({ status: answer.status }, new Error(detail.slice(0, 500)));
      }
      return { sha256, size: content.byteLength };
    },
    async get(sha256) {
      const answer = await read(sha256);
      return Buffer.from(await answer.arrayBuffer());
    },
    async stream(sha256) {
      const answer = await read(sha256);
      return answer.body ? Readable.fromWeb(answer.body as ReadableStream) : Readable.from([]);
    },
    has: async (sha256) => (await writtenAt(sha256)) !== null,
    async remove(sha256, { notStoredSince }) {
      const written = await writtenAt(sha256);
      // What was written within the day may have been found young, and so been stored without being written.
      if (!written || written.getTime() + YOUNG_MS >= notStoredSince.getTime()) return false;
      const answer = await ask("DELETE", sha256);
      const detail = await answer.text();
      if (!answer.ok) throw filesUnavailable({ status: answer.status }, new Error(detail.slice(0, 500)));
      return true;
    },
    async check() {
      const { sha256 } = await store.put(Buffer.from("keepword"));
      await store.get(sha256);
    },
  };
  return store;
}

function readPlace(text: string): { base: string; key: string; secret: string; region: string } {
  const url = new URL(text);
  const path = url.pathname.replace(/\/+$/, "");
  if (!url.username || !url.password || path === "") {
    throw new Error("S3_URL must look like https://key:secret@host/bucket?region=…");
  }
  return {
    base: `${url.protocol}//${url.host}${path}`,
    key: decodeURIComponent(url.username),
    secret: decodeURIComponent(url.password),
    region: url.searchParams.get("region") ?? "us-east-1",
  };
}
