import { sql } from "kysely";
import type { Permission } from "../../../../shared/permissions.ts";
import type { Ctx } from "../../../kernel/ctx.ts";

export type RoleRow = { id: number; key: string | null; name: string; permissions: Permission[]; members: number };

const selectRoles = sql`
  select r.id, r.key, r.name, r.permissions,
    (select count(*) from staff_roles sr where sr.role_id = r.id) as members
  from roles r`;

/** Roles, the built-in ones first. */
export async function listRoleRows(ctx: Ctx, filter: { after: number; limit: number }): Promise<RoleRow[]> {
  const { rows } = await sql<RoleRow>`
    ${selectRoles} where r.id > ${filter.after} order by r.id limit ${filter.limit}
  `.execute(ctx.db);
  return rows;
}

/** Locks roles until the transaction ends, so that what they allow stays as it was judged. Unknown ids are left out. */
export async function lockRoles(ctx: Ctx, ids: readonly number[]): Promise<RoleRow[]> {
  if (ids.length === 0) return [];
  await sql`select 1 from roles where id = any(${ids}::bigint[]) order by id for no key update`.execute(ctx.db);
  const { rows } = await sql<RoleRow>`${selectRoles} where r.id = any(${ids}::bigint[]) order by r.id`.execute(ctx.db);
  return rows;
}

/**
 * Locks the administrators' role. Every verb that changes people locks it before anything else: so of the last two
 * administrators, each unmaking the other at the same time, one stays, and no two such verbs wait for each other.
 */
export async function lockAdminRole(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from roles where key = 'admin' for no key update`.execute(
    ctx.db,
  );
  return rows[0]!.id;
}

/** The active people with the administrators' role. */
export async function activeAdmins(ctx: Ctx): Promise<number[]> {
  const { rows } = await sql<{ staffId: number }>`
    select sr.staff_id from staff_roles sr join roles r on r.id = sr.role_id join staff s on s.id = sr.staff_id
    where r.key = 'admin' and s.active
  `.execute(ctx.db);
  return rows.map((row) => row.staffId);
}

/** Makes a role. */
export async function insertRole(
  ctx: Ctx,
  values: { name: string; permissions: readonly Permission[] },
): Promise<number> {
  const row = await ctx.db
    .insertInto("roles")
    .values({ name: values.name, permissions: [...values.permissions], createdAt: ctx.now() })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Changes a role; a built-in one whose permissions become others is its people's own from then on. */
export async function updateRoleRow(
  ctx: Ctx,
  id: number,
  values: { name: string; permissions: readonly Permission[] },
): Promise<void> {
  const given = [...values.permissions];
  await sql`
    update roles set name = ${values.name}, permissions = ${given}::text[],
      edited = edited or not (permissions @> ${given}::text[] and permissions <@ ${given}::text[])
    where id = ${id}
  `.execute(ctx.db);
}

/** Deletes a role nobody has. */
export async function deleteRoleRow(ctx: Ctx, id: number): Promise<void> {
  await ctx.db.deleteFrom("roles").where("id", "=", id).execute();
}

/** Makes the built-in roles that are missing, and gives those that nobody has changed what newer versions brought. */
export async function seedRoles(
  ctx: Ctx,
  roles: readonly { key: string; name: string; permissions: readonly Permission[] }[],
): Promise<void> {
  for (const { key, name, permissions } of roles) {
    await sql`
      insert into roles (key, name, permissions, created_at) values (${key}, ${name}, ${[...permissions]}, ${ctx.now()})
      on conflict (key) do update set permissions = excluded.permissions
      where (roles.key = 'admin' or not roles.edited) and roles.permissions is distinct from excluded.permissions
    `.execute(ctx.db);
  }
}

/** Gives a person exactly these roles. */
export async function setStaffRoles(ctx: Ctx, staffId: number, roleIds: readonly number[]): Promise<void> {
  await sql`delete from staff_roles where staff_id = ${staffId} and role_id <> all(${roleIds}::bigint[])`.execute(
    ctx.db,
  );
  await sql`
    insert into staff_roles (staff_id, role_id) select ${staffId}, unnest(${roleIds}::bigint[]) on conflict do nothing
  `.execute(ctx.db);
}
