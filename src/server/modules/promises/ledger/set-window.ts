import type { Ctx } from "../../../kernel/ctx.ts";
import { lockPromise } from "../store/read.ts";
import { writeNotBefore } from "../store/write-not-before.ts";

/** From when on an open promise may be kept, as part of moving it: to be called in the transaction that moves it. */
export async function setWindow(tx: Ctx, { id, notBefore }: { id: number; notBefore: Date | null }): Promise<void> {
  const row = await lockPromise(tx.db, id);
  if (row?.state === "open") await writeNotBefore(tx.db, id, notBefore);
}
