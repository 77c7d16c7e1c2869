import type { Database } from "../../../kernel/db/pool.ts";

export async function writeNotBefore(trx: Database, id: number, notBefore: Date | null): Promise<void> {
  await trx.updateTable("promises").set({ notBefore }).where("id", "=", id).execute();
}
