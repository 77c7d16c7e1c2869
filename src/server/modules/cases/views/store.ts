import { sql } from "kysely";
import type { CaseSort, SaveView } from "../../../../shared/contract/cases.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type ViewRow = {
  id: number;
  name: string;
  query: string;
  sort: CaseSort;
  position: number;
  /** null: everybody's */
  staffId: number | null;
};

const selectViews = sql`select id, name, query, sort, position, staff_id from saved_views`;

/** Everybody's views and a person's own, in their order. There are few: one page holds them all. */
export async function viewsFor(db: Database, staffId: number | null, limit: number): Promise<ViewRow[]> {
  const { rows } = await sql<ViewRow>`
    ${selectViews} where staff_id is null or staff_id = ${staffId}::bigint order by position, id limit ${limit}
  `.execute(db);
  return rows;
}

/** One view. */
export async function findView(db: Database, id: number): Promise<ViewRow | undefined> {
  const { rows } = await sql<ViewRow>`${selectViews} where id = ${id}`.execute(db);
  return rows[0];
}

/** Writes a new view, after all others. */
export async function insertView(db: Database, view: SaveView, staffId: number | null, now: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into saved_views (name, query, sort, staff_id, position, created_at)
    values (${view.name}, ${view.query}, ${view.sort}, ${staffId}::bigint,
      (select coalesce(max(position), 0) + 1 from saved_views), ${now})
    returning id
  `.execute(db);
  return rows[0]!.id;
}

/** Gives a view this form. */
export async function writeView(db: Database, id: number, view: SaveView, staffId: number | null): Promise<void> {
  await sql`
    update saved_views set name = ${view.name}, query = ${view.query}, sort = ${view.sort}, staff_id = ${staffId}::bigint
    where id = ${id}
  `.execute(db);
}

/** Takes a view away. */
export async function deleteViewRow(db: Database, id: number): Promise<void> {
  await sql`delete from saved_views where id = ${id}`.execute(db);
}
