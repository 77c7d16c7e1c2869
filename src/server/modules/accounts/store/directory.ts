import { sql } from "kysely";
import type { Locale, Ref } from "../../../../shared/contract/common.ts";
import type { Permission } from "../../../../shared/permissions.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { onlineAt } from "./online.ts";

/** Names of people by id, also of those who left; unknown ids are absent. */
export async function staffRefs(ctx: Ctx, ids: readonly number[]): Promise<Map<number, Ref>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.selectFrom("staff").select(["id", "name"]).where("id", "in", unique(ids)).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** How these people are reached, those who left absent. */
export async function staffToTell(
  ctx: Ctx,
  ids: readonly number[],
): Promise<Map<number, { id: number; name: string; email: string; locale: Locale; timeZone: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("staff")
    .select(["id", "name", "email", "locale", "timeZone"])
    .where("id", "in", unique(ids))
    .where("active", "=", true)
    .execute();
  return new Map(rows.map((row) => [row.id, { ...row, locale: row.locale as Locale }]));
}

/** Names of teams by id, also of archived ones; unknown ids are absent. */
export async function teamRefs(ctx: Ctx, ids: readonly number[]): Promise<Map<number, Ref>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.selectFrom("teams").select(["id", "name"]).where("id", "in", unique(ids)).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** A member of a team as routing sees them. */
export type TeamMemberToRoute = {
  staffId: number;
  /** open cases routing may give them; 0 takes them out of the round */
  capacity: number;
  /** has a live session that was seen within the last two minutes */
  online: boolean;
  /** who is on the telephone is busy */
  availability: "available" | "busy" | "away";
  lastGivenAt: Date | null;
};

/**
 * The active members of a team, those first who were given a case longest ago.
 * @param options.lock inside a transaction, makes others who give out cases of the team wait until it ends, so that
 *   two of them do not choose the same person
 */
export async function membersToRoute(
  ctx: Ctx,
  teamId: number,
  options: { lock?: boolean } = {},
): Promise<TeamMemberToRoute[]> {
  if (options.lock) await sql`select 1 from teams where id = ${teamId} for no key update`.execute(ctx.db);
  const { rows } = await sql<TeamMemberToRoute>`
    select m.staff_id, s.capacity, ${onlineAt(ctx.now())} as online,
      case when s.engaged is not null and s.availability = 'available' then 'busy' else s.availability end as availability,
      m.last_given_at
    from team_members m join staff s on s.id = m.staff_id
    where m.team_id = ${teamId} and s.active
    order by m.last_given_at nulls first, m.staff_id
  `.execute(ctx.db);
  return rows;
}

/** Notes that a member was given a case of the team, which puts them at the end of the round. */
export async function markGiven(ctx: Ctx, teamId: number, staffId: number, at: Date): Promise<void> {
  await ctx.db
    .updateTable("teamMembers")
    .set({ lastGivenAt: at })
    .where("teamId", "=", teamId)
    .where("staffId", "=", staffId)
    .execute();
}

/** The team's lead, or null when it has none or the lead is switched off. */
export async function teamLead(ctx: Ctx, teamId: number): Promise<number | null> {
  const row = await ctx.db
    .selectFrom("teams")
    .innerJoin("staff", "staff.id", "teams.leadId")
    .select("staff.id")
    .where("teams.id", "=", teamId)
    .where("staff.active", "=", true)
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * Whom a broken promise of the team climbs to at last: the active people with the built-in role leader who are in the
 * team; else all leaders; else all administrators. Never empty on a desk that was set up.
 */
export async function leadersOf(ctx: Ctx, teamId: number | null): Promise<number[]> {
  const { rows } = await sql<{ staffId: number; key: string; inTeam: boolean }>`
    select sr.staff_id, r.key,
      exists (select from team_members m where m.team_id = ${teamId} and m.staff_id = sr.staff_id) as in_team
    from staff_roles sr join roles r on r.id = sr.role_id join staff s on s.id = sr.staff_id
    where r.key in ('leader', 'admin') and s.active
    order by sr.staff_id
  `.execute(ctx.db);
  const leaders = rows.filter((row) => row.key === "leader");
  const own = leaders.filter((row) => row.inTeam);
  const chosen = own.length > 0 ? own : leaders.length > 0 ? leaders : rows;
  return chosen.map((row) => row.staffId);
}

/** The active people of a role: those who are in the team, else all of them; nobody for a role that is gone. */
export async function staffOfRole(ctx: Ctx, roleId: number, teamId: number | null): Promise<number[]> {
  const { rows } = await sql<{ staffId: number; inTeam: boolean }>`
    select sr.staff_id,
      exists (select from team_members m where m.team_id = ${teamId} and m.staff_id = sr.staff_id) as in_team
    from staff_roles sr join staff s on s.id = sr.staff_id
    where sr.role_id = ${roleId} and s.active
    order by sr.staff_id
  `.execute(ctx.db);
  const own = rows.filter((row) => row.inTeam);
  return (own.length > 0 ? own : rows).map((row) => row.staffId);
}

/** Which of these roles there are. */
export async function rolesAmong(ctx: Ctx, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.db.selectFrom("roles").select("id").where("id", "in", unique(ids)).execute();
  return new Set(rows.map((row) => row.id));
}

/** The active people who hold a permission, by id. */
export async function staffByPermission(ctx: Ctx, permission: Permission): Promise<number[]> {
  const { rows } = await sql<{ staffId: number }>`
    select distinct sr.staff_id
    from staff_roles sr join roles r on r.id = sr.role_id join staff s on s.id = sr.staff_id
    where ${permission} = any (r.permissions) and s.active
    order by sr.staff_id
  `.execute(ctx.db);
  return rows.map((row) => row.staffId);
}

function unique(ids: readonly number[]): number[] {
  return [...new Set(ids)];
}
