import { sql } from "kysely";
import type { Ctx } from "../../../kernel/ctx.ts";

/** Whom a ring of the team climbs to above its lead; null where nobody is named. May have been switched off since. */
export async function findManager(ctx: Ctx, teamId: number): Promise<number | null> {
  const row = await ctx.db.selectFrom("teamManagers").select("staffId").where("teamId", "=", teamId).executeTakeFirst();
  return row?.staffId ?? null;
}

/** Every team that has a manager. */
export function findManagers(ctx: Ctx): Promise<{ teamId: number; staffId: number }[]> {
  return ctx.db.selectFrom("teamManagers").select(["teamId", "staffId"]).orderBy("teamId").execute();
}

export async function putManager(ctx: Ctx, teamId: number, staffId: number | null): Promise<void> {
  if (staffId === null) await ctx.db.deleteFrom("teamManagers").where("teamId", "=", teamId).execute();
  else {
    await sql`
      insert into team_managers (team_id, staff_id) values (${teamId}, ${staffId})
      on conflict (team_id) do update set staff_id = excluded.staff_id
    `.execute(ctx.db);
  }
}
