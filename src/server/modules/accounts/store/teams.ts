import { sql } from "kysely";
import type { Ref } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";

export type TeamRow = {
  id: number;
  name: string;
  routing: "round_robin" | "pull";
  calendarId: number | null;
  leadId: number | null;
  lead: Ref | null;
  members: Ref[];
};

export type TeamValues = Pick<TeamRow, "name" | "routing" | "calendarId" | "leadId">;

const selectTeams = sql`
  select t.id, t.name, t.routing, t.calendar_id, t.lead_id,
    (select json_build_object('id', s.id, 'name', s.name) from staff s where s.id = t.lead_id) as lead,
    coalesce((
      select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
      from team_members m join staff s on s.id = m.staff_id where m.team_id = t.id
    ), '[]') as members
  from teams t`;

/** The teams that are not archived, by name. */
export async function listTeamRows(
  ctx: Ctx,
  filter: { after: readonly [string, number] | null; limit: number },
): Promise<TeamRow[]> {
  const after = filter.after ? sql`and (t.name, t.id) > (${filter.after[0]}, ${filter.after[1]}::bigint)` : sql``;
  const { rows } = await sql<TeamRow>`
    ${selectTeams} where t.archived_at is null ${after} order by t.name, t.id limit ${filter.limit}
  `.execute(ctx.db);
  return rows;
}

/** A team that is not archived, locked until the transaction ends. */
export async function lockTeam(ctx: Ctx, id: number): Promise<TeamRow | undefined> {
  await sql`select 1 from teams where id = ${id} for no key update`.execute(ctx.db);
  const { rows } = await sql<TeamRow>`${selectTeams} where t.id = ${id} and t.archived_at is null`.execute(ctx.db);
  return rows[0];
}

/** Makes a team. */
export async function insertTeam(ctx: Ctx, values: TeamValues): Promise<number> {
  const row = await ctx.db
    .insertInto("teams")
    .values({ ...values, createdAt: ctx.now() })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Changes a team. */
export async function updateTeamRow(ctx: Ctx, id: number, values: TeamValues): Promise<void> {
  await ctx.db.updateTable("teams").set(values).where("id", "=", id).execute();
}

/**
 * Takes a team out of use. Its name becomes free; what was done in it still shows it.
 * @returns false when it is the last one
 */
export async function archiveTeamRow(ctx: Ctx, id: number): Promise<boolean> {
  const live = await sql<{ id: number }>`
    select id from teams where archived_at is null order by id for no key update
  `.execute(ctx.db);
  if (live.rows.length === 1) return false;
  await sql`
    update teams set archived_at = ${ctx.now()}, name = name || ' (' || id || ')' where id = ${id}
  `.execute(ctx.db);
  return true;
}

/** Makes the first team of an empty desk. */
export async function seedTeam(ctx: Ctx, name: string): Promise<void> {
  await sql`
    insert into teams (name, created_at) select ${name}, ${ctx.now()} where not exists (select from teams)
    on conflict do nothing
  `.execute(ctx.db);
}

/** Gives a team exactly these members; who stays keeps their place in the round. */
export async function setTeamMembers(ctx: Ctx, teamId: number, staffIds: readonly number[]): Promise<void> {
  await sql`delete from team_members where team_id = ${teamId} and staff_id <> all(${staffIds}::bigint[])`.execute(
    ctx.db,
  );
  await sql`
    insert into team_members (team_id, staff_id) select ${teamId}, unnest(${staffIds}::bigint[]) on conflict do nothing
  `.execute(ctx.db);
}

/** Puts a person into exactly these teams; where they stay they keep their place in the round. */
export async function setTeamsOfStaff(ctx: Ctx, staffId: number, teamIds: readonly number[]): Promise<void> {
  await sql`delete from team_members where staff_id = ${staffId} and team_id <> all(${teamIds}::bigint[])`.execute(
    ctx.db,
  );
  await sql`
    insert into team_members (staff_id, team_id) select ${staffId}, unnest(${teamIds}::bigint[]) on conflict do nothing
  `.execute(ctx.db);
}
