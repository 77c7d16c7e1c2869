import { join } from "node:path";
import type { Config } from "../config.ts";
import { createDiskStore } from "./disk-store.ts";
import type { FileStore } from "./file-store.ts";
import { createS3Store } from "./s3-store.ts";

/** The store the settings ask for: an S3 bucket when `S3_URL` is set, else a folder of `KEEPWORD_DATA`. */
export function createFileStore(config: Pick<Config, "data" | "s3Url">): FileStore {
  return config.s3Url ? createS3Store(config.s3Url) : createDiskStore(join(config.data, "files"));
}
