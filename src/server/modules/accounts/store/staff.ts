import { type SqlBool, sql } from "kysely";
import type { Ref } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { onlineAt } from "./online.ts";

export type StaffRow = {
  id: number;
  name: string;
  email: string;
  active: boolean;
  capacity: number;
  availability: "available" | "busy" | "away";
  online: boolean;
  lastSeenAt: Date | null;
  twoFactorEnabled: boolean;
  locale: "zh-CN" | "en";
  timeZone: string;
  preferences: Record<string, unknown>;
  teams: Ref[];
  roles: (Ref & { key: string | null })[];
};

/** The columns of `staff` that verbs write. */
export type StaffValues = {
  name: string;
  email: string;
  active: boolean;
  capacity: number;
  availability: StaffRow["availability"];
  locale: StaffRow["locale"];
  timeZone: string;
  preferences: Record<string, unknown>;
};

function selectStaff(now: Date) {
  return sql`
    select s.id, s.name, s.email, s.active, s.capacity, s.availability, s.last_seen_at, s.two_factor_enabled, s.locale,
      s.time_zone, s.preferences, ${onlineAt(now)} as online,
      coalesce((
        select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name)
        from team_members m join teams t on t.id = m.team_id where m.staff_id = s.id and t.archived_at is null
      ), '[]') as teams,
      coalesce((
        select json_agg(json_build_object('id', r.id, 'name', r.name, 'key', r.key) order by r.id)
        from staff_roles sr join roles r on r.id = sr.role_id where sr.staff_id = s.id
      ), '[]') as roles
    from staff s`;
}

/** Writes what keeps somebody from being given cases. @returns what did before */
export async function writeEngaged(ctx: Ctx, staffId: number, engaged: string | null): Promise<string | null> {
  const { rows } = await sql<{ was: string | null }>`
    with before as (select id, engaged from staff where id = ${staffId} for no key update)
    update staff s set engaged = ${engaged} from before b
    where s.id = b.id and s.engaged is distinct from ${engaged} returning b.engaged as was
  `.execute(ctx.db);
  return rows[0]?.was ?? null;
}

/** A member of staff with roles and teams. */
export async function findStaff(ctx: Ctx, id: number): Promise<StaffRow | undefined> {
  const { rows } = await sql<StaffRow>`${selectStaff(ctx.now())} where s.id = ${id}`.execute(ctx.db);
  return rows[0];
}

/** People by name; `q` is part of a name or address. */
export async function listStaffRows(
  ctx: Ctx,
  filter: { q?: string; active?: boolean; after: readonly [string, number] | null; limit: number },
): Promise<StaffRow[]> {
  const conditions = [sql<SqlBool>`true`];
  if (filter.active !== undefined) conditions.push(sql<SqlBool>`s.active = ${filter.active}`);
  if (filter.q) {
    const part = `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(sql<SqlBool>`(s.name ilike ${part} or s.email ilike ${part})`);
  }
  if (filter.after) conditions.push(sql<SqlBool>`(s.name, s.id) > (${filter.after[0]}, ${filter.after[1]}::bigint)`);
  const { rows } = await sql<StaffRow>`
    ${selectStaff(ctx.now())} where ${sql.join(conditions, sql` and `)} order by s.name, s.id limit ${filter.limit}
  `.execute(ctx.db);
  return rows;
}

/** Makes a person with a password's hash; better-auth finds it as the account of the provider `credential`. */
export async function insertStaff(
  ctx: Ctx,
  values: Partial<StaffValues> & Pick<StaffValues, "name" | "email">,
  hash: string,
) {
  const at = ctx.now();
  const { id } = await ctx.db
    .insertInto("staff")
    .values({ ...toColumns(values), name: values.name, email: values.email, createdAt: at, updatedAt: at })
    .returning("id")
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto("staffCredentials")
    .values({
      staffId: id,
      accountId: String(id),
      providerId: "credential",
      password: hash,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  return id;
}

/** Changes columns of a person. */
export async function updateStaffRow(ctx: Ctx, id: number, values: Partial<StaffValues>): Promise<void> {
  await ctx.db
    .updateTable("staff")
    .set({ ...toColumns(values), updatedAt: ctx.now() })
    .where("id", "=", id)
    .execute();
}

function toColumns({ preferences, ...values }: Partial<StaffValues>) {
  return { ...values, ...(preferences && { preferences: JSON.stringify(preferences) }) };
}

/** Locks a person until the transaction ends, so that what was read of them stays true; undefined when unknown. */
export async function lockStaff(ctx: Ctx, id: number): Promise<StaffRow | undefined> {
  await sql`select 1 from staff where id = ${id} for no key update`.execute(ctx.db);
  return findStaff(ctx, id);
}

/** Gives a person another password. */
export async function setPasswordHash(ctx: Ctx, staffId: number, hash: string): Promise<void> {
  await ctx.db
    .updateTable("staffCredentials")
    .set({ password: hash, updatedAt: ctx.now() })
    .where("staffId", "=", staffId)
    .where("providerId", "=", "credential")
    .execute();
}

/** Takes the second step of signing in away: for who lost phone and backup codes. */
export async function deleteTwoFactor(ctx: Ctx, staffId: number): Promise<void> {
  await ctx.db.deleteFrom("staffTwoFactors").where("staffId", "=", staffId).execute();
  await ctx.db.updateTable("staff").set({ twoFactorEnabled: false }).where("id", "=", staffId).execute();
}

/** The id of who signs in with an address. */
export async function findStaffIdByEmail(ctx: Ctx, email: string): Promise<number | undefined> {
  const row = await ctx.db.selectFrom("staff").select("id").where("email", "=", email.toLowerCase()).executeTakeFirst();
  return row?.id;
}

/** True when there is anybody at all. */
export async function hasStaff(ctx: Ctx): Promise<boolean> {
  return (await ctx.db.selectFrom("staff").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** Notes that a person was seen now. */
export async function setLastSeen(ctx: Ctx, staffId: number): Promise<void> {
  await ctx.db.updateTable("staff").set({ lastSeenAt: ctx.now() }).where("id", "=", staffId).execute();
}

/**
 * Notes that a person was seen now unless that was noted within `atMostEvery` seconds.
 * @returns null when nothing was written; else the time of the note before
 */
export async function touchLastSeen(
  ctx: Ctx,
  staffId: number,
  atMostEvery: number,
): Promise<{ before: Date | null } | null> {
  const { rows } = await sql<{ before: Date | null }>`
    update staff s set last_seen_at = ${ctx.now()}
    from (select id, last_seen_at from staff where id = ${staffId} for no key update) old
    where s.id = old.id
      and (old.last_seen_at is null or old.last_seen_at <= ${ctx.now()}::timestamptz - ${`${atMostEvery} seconds`}::interval)
    returning old.last_seen_at as before
  `.execute(ctx.db);
  return rows[0] ?? null;
}
