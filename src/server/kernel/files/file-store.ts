/** Where contents lie, by the hex SHA-256 of their bytes. Writing the same twice is harmless. */
export type FileStore = {
  /** Stores bytes durably (they survive a power cut once this resolves) and tells their address. */
  put(content: Uint8Array): Promise<{ sha256: string; size: number }>;
  /** @throws KnownError files.missing */
  get(sha256: string): Promise<Buffer>;
  /** @throws KnownError files.missing */
  stream(sha256: string): Promise<NodeJS.ReadableStream>;
  has(sha256: string): Promise<boolean>;
  /** Checks that the store can be written and read; used by the doctor and /readyz. */
  check(): Promise<void>;
};
