import { sql } from "kysely";
import type { CallMenu } from "../../../../shared/contract/call-menus.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type MenuRow = { version: number; menu: CallMenu; savedAt: Date; savedBy: number | null };

/** A menu of an account: the newest, or a version; undefined where nobody saved one. */
export async function findMenu(
  db: Database,
  accountId: number,
  version: number | null = null,
): Promise<MenuRow | undefined> {
  const { rows } = await sql<MenuRow>`
    select version, menu, saved_at, saved_by from call_menus
    where account_id = ${accountId} and (${version}::int is null or version = ${version})
    order by version desc limit 1
  `.execute(db);
  return rows[0];
}

/** Saves a menu under a version that nobody has yet. @returns false when somebody was faster */
export async function insertMenu(
  db: Database,
  row: { accountId: number; version: number; menu: CallMenu; savedAt: Date; savedBy: number | null },
): Promise<boolean> {
  const { rows } = await sql`
    insert into call_menus (account_id, version, menu, saved_at, saved_by)
    values (${row.accountId}, ${row.version}, ${JSON.stringify(row.menu)}, ${row.savedAt}, ${row.savedBy})
    on conflict do nothing returning 1
  `.execute(db);
  return rows.length > 0;
}

export async function menuVersions(
  db: Database,
  accountId: number,
  { before, limit }: { before: number | null; limit: number },
): Promise<Omit<MenuRow, "menu">[]> {
  const { rows } = await sql<Omit<MenuRow, "menu">>`
    select version, saved_at, saved_by from call_menus
    where account_id = ${accountId} and (${before}::int is null or version < ${before})
    order by version desc limit ${limit}
  `.execute(db);
  return rows;
}
