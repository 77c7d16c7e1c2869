import { sql } from "kysely";
import type { Ctx } from "../../../kernel/ctx.ts";

/** Ids of people of these names, without regard to case, also of those who left. */
export async function staffNamed(ctx: Ctx, names: readonly string[]): Promise<number[]> {
  if (names.length === 0) return [];
  const lower = names.map((name) => name.toLowerCase());
  const { rows } = await sql<{ id: number }>`select id from staff where lower(name) = any(${lower})`.execute(ctx.db);
  return rows.map((row) => row.id);
}

/** Ids of teams of these names, without regard to case, also of archived ones. */
export async function teamsNamed(ctx: Ctx, names: readonly string[]): Promise<number[]> {
  if (names.length === 0) return [];
  const lower = names.map((name) => name.toLowerCase());
  const { rows } = await sql<{ id: number }>`select id from teams where lower(name) = any(${lower})`.execute(ctx.db);
  return rows.map((row) => row.id);
}
