import { FULL_LOAD, type Loaded, loadMillion } from "./load-million.ts";
import type { BenchDesk } from "./open-bench-desk.ts";

/** Loads a million messages unless a kept database has them. */
export async function ensureLoad({ pool, adminUrl, ctx }: BenchDesk): Promise<Loaded> {
  const { rows } = await pool.query("select min(id) as id from channel_accounts where name = 'Support'");
  if (rows[0].id === null) return loadMillion(adminUrl);
  const brand = await ctx.db.selectFrom("brands").select("id").orderBy("id").executeTakeFirstOrThrow();
  return { ...FULL_LOAD, accountId: rows[0].id, brandId: brand.id, address: "support@shop.example", seconds: 0 };
}
