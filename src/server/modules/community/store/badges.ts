import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type BadgeRow = {
  staffId: number;
  displayName: string;
  titles: { "zh-CN"?: string; en?: string };
  executive: boolean;
};

export async function badgesOf(db: Database, staffIds: readonly number[]): Promise<Map<number, BadgeRow>> {
  if (staffIds.length === 0) return new Map();
  const { rows } = await sql<BadgeRow>`
    select staff_id, display_name, titles, executive from community_badges
    where staff_id = any(${[...new Set(staffIds)]}::bigint[])
  `.execute(db);
  return new Map(rows.map((row) => [row.staffId, row]));
}

export async function listBadges(db: Database, after: number, limit: number): Promise<BadgeRow[]> {
  const { rows } = await sql<BadgeRow>`
    select staff_id, display_name, titles, executive from community_badges
    where staff_id > ${after} order by staff_id limit ${limit}
  `.execute(db);
  return rows;
}

export async function saveBadge(db: Database, badge: BadgeRow): Promise<void> {
  const titles = JSON.stringify(badge.titles);
  await sql`
    insert into community_badges (staff_id, display_name, titles, executive)
    values (${badge.staffId}, ${badge.displayName}, ${titles}::jsonb, ${badge.executive})
    on conflict (staff_id) do update
    set display_name = excluded.display_name, titles = excluded.titles, executive = excluded.executive
  `.execute(db);
}

export async function deleteBadge(db: Database, staffId: number): Promise<void> {
  await db.deleteFrom("communityBadges").where("staffId", "=", staffId).execute();
}
