import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

/** Ids of brands of these names, without regard to case. */
export async function brandsNamed(ctx: Ctx, names: readonly string[]): Promise<number[]> {
  if (names.length === 0) return [];
  const lower = names.map((name) => name.toLowerCase());
  const { rows } = await sql<{ id: number }>`select id from brands where lower(name) = any(${lower})`.execute(ctx.db);
  return rows.map((row) => row.id);
}
