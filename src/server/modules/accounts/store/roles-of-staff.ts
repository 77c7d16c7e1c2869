import type { Ctx } from "../../../kernel/ctx.ts";

/** The roles of a person. */
export async function rolesOfStaff(ctx: Ctx, staffId: number): Promise<number[]> {
  const rows = await ctx.db.selectFrom("staffRoles").select("roleId").where("staffId", "=", staffId).execute();
  return rows.map(({ roleId }) => roleId);
}

/** The built-in roles that there are, by their key. */
export async function builtInRoleIds(ctx: Ctx): Promise<Map<string, number>> {
  const rows = await ctx.db.selectFrom("roles").select(["id", "key"]).where("key", "is not", null).execute();
  return new Map(rows.map(({ id, key }) => [key!, id]));
}

/** Who made an API key, and so acts by it. */
export async function makerOfKey(ctx: Ctx, keyId: number): Promise<number | null> {
  const row = await ctx.db.selectFrom("apiKeys").select("createdBy").where("id", "=", keyId).executeTakeFirst();
  return row?.createdBy ?? null;
}
