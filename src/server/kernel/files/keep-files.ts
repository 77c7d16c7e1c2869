import type { Ctx } from "../ctx.ts";

/** A file that is in the store and known to the database, so that rows may refer to it. */
export type KeptFile = { sha256: string; size: number };

/**
 * Stores contents and makes them known to the database, in the order given. The bytes are durable before the row is
 * written: a row never names a file that is not there.
 */
export async function keepFiles(ctx: Ctx, contents: readonly Uint8Array[]): Promise<KeptFile[]> {
  const kept = await Promise.all(contents.map((content) => ctx.files.put(content)));
  const rows = [...new Map(kept.map((file) => [file.sha256, file])).values()];
  // Always in the same order, so that two transactions that keep the same files cannot wait for each other in a ring.
  rows.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  if (rows.length > 0) {
    await ctx.db
      .insertInto("files")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return kept;
}
