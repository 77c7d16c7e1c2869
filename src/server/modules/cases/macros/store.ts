import { sql } from "kysely";
import type { MacroAction, SaveMacro } from "../../../../shared/contract/cases.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type MacroRow = {
  id: number;
  name: string;
  actions: MacroAction[];
  /** null: everybody's */
  staffId: number | null;
  usedCount: number;
};

const selectMacros = sql`select id, name, actions, staff_id, used_count from macros`;

/** Everybody's macros and a person's own, in their order. There are few: one page holds them all. */
export async function macrosFor(db: Database, staffId: number | null, limit: number): Promise<MacroRow[]> {
  const { rows } = await sql<MacroRow>`
    ${selectMacros} where archived_at is null and (staff_id is null or staff_id = ${staffId}::bigint)
    order by position, id limit ${limit}
  `.execute(db);
  return rows;
}

/** A macro in use. */
export async function findMacro(db: Database, id: number): Promise<MacroRow | undefined> {
  const { rows } = await sql<MacroRow>`${selectMacros} where id = ${id} and archived_at is null`.execute(db);
  return rows[0];
}

/** Those of these macros that are in use. */
export async function findMacros(db: Database, ids: readonly number[]): Promise<MacroRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<MacroRow>`
    ${selectMacros} where id = any(${[...new Set(ids)]}::bigint[]) and archived_at is null
  `.execute(db);
  return rows;
}

/** Writes a new macro, after all others. */
export async function insertMacro(db: Database, macro: SaveMacro, staffId: number | null, now: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into macros (name, actions, staff_id, position, created_at, updated_at)
    values (${macro.name}, ${JSON.stringify(macro.actions)}::jsonb, ${staffId}::bigint,
      (select coalesce(max(position), 0) + 1 from macros), ${now}, ${now})
    returning id
  `.execute(db);
  return rows[0]!.id;
}

/** Gives a macro this form. */
export async function writeMacro(
  db: Database,
  id: number,
  macro: SaveMacro,
  staffId: number | null,
  now: Date,
): Promise<void> {
  await sql`
    update macros set name = ${macro.name}, actions = ${JSON.stringify(macro.actions)}::jsonb,
      staff_id = ${staffId}::bigint, updated_at = ${now}
    where id = ${id}
  `.execute(db);
}

/** Takes a macro out of use; the log still names it. */
export async function archiveMacro(db: Database, id: number, now: Date): Promise<void> {
  await sql`update macros set archived_at = ${now} where id = ${id}`.execute(db);
}

/** Counts one use. */
export async function countMacroUse(db: Database, id: number): Promise<void> {
  await sql`update macros set used_count = used_count + 1 where id = ${id}`.execute(db);
}
