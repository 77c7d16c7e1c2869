/** Where contents lie, by the hex SHA-256 of their bytes. Writing the same twice is harmless, and makes it
 * as young as if it were new. */
export type FileStore = {
  /** Stores bytes durably (they survive a power cut once this resolves) and tells their address. */
  put(content: Uint8Array): Promise<{ sha256: string; size: number }>;
  /** @throws KnownError files.missing */
  get(sha256: string): Promise<Buffer>;
  /** @throws KnownError files.missing */
  stream(sha256: string): Promise<NodeJS.ReadableStream>;
  has(sha256: string): Promise<boolean>;
  /**
   * Takes bytes out that nobody needs any more and nobody brought since a time: whoever stores the same bytes again at
   * the very moment finds them young, and they stay.
   * @returns whether they were taken out
   */
  remove(sha256: string, given: { notStoredSince: Date }): Promise<boolean>;
  /** Checks that the store can be written and read; used by the doctor and /readyz. */
  check(): Promise<void>;
};
