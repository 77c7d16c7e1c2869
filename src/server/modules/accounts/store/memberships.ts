import type { Ctx } from "../../../kernel/ctx.ts";

/** Those of these people who are not switched off. */
export async function activeAmong(ctx: Ctx, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db
    .selectFrom("staff")
    .select("id")
    .where("id", "in", [...new Set(ids)])
    .where("active", "=", true)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Those of these teams that are not archived. */
export async function teamsInUse(ctx: Ctx, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db
    .selectFrom("teams")
    .select("id")
    .where("id", "in", [...new Set(ids)])
    .where("archivedAt", "is", null)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** The teams that these people belong to and that are not archived. */
export async function teamsOfStaff(ctx: Ctx, staffIds: readonly number[]): Promise<number[]> {
  if (staffIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom("teamMembers")
    .innerJoin("teams", "teams.id", "teamMembers.teamId")
    .select("teamMembers.teamId")
    .distinct()
    .where("teamMembers.staffId", "in", staffIds)
    .where("teams.archivedAt", "is", null)
    .orderBy("teamMembers.teamId")
    .execute();
  return rows.map((row) => row.teamId);
}
