/** Makes what tests need, through the verbs that people use. */

import type { Static } from "typebox";
import type { Ctx } from "../../src/server/kernel/ctx.ts";
import { createStaff } from "../../src/server/modules/accounts/create-staff.ts";
import { saveRole } from "../../src/server/modules/accounts/save-role.ts";
import { saveTeam } from "../../src/server/modules/accounts/save-team.ts";
import { saveBrand } from "../../src/server/modules/brands/save-brand.ts";
import type { SaveTeam } from "../../src/shared/contract/accounts.ts";
import type { Brand, SaveBrand } from "../../src/shared/contract/brands.ts";
import type { builtInRoles, Permission } from "../../src/shared/permissions.ts";

export type RoleKey = keyof typeof builtInRoles;

/** Everybody's password. */
export const PASSWORD = "correct horse battery";

let count = 0;
/** A number no other thing of this test file has. */
export function unique(): number {
  return ++count;
}

/** A member of staff who can sign in with PASSWORD; an agent in no team unless said otherwise. */
export async function buildStaff(
  ctx: Ctx,
  given: { name?: string; email?: string; roles?: (RoleKey | number)[]; teamIds?: number[]; capacity?: number } = {},
): Promise<{ id: number; name: string; email: string }> {
  const n = unique();
  const roleIds = await Promise.all((given.roles ?? ["agent"]).map((role) => roleIdOf(ctx, role)));
  return createStaff(ctx, {
    name: given.name ?? `Person ${n}`,
    email: given.email ?? `person-${n}@desk.test`,
    password: PASSWORD,
    capacity: given.capacity,
    roleIds,
    teamIds: given.teamIds ?? [],
  });
}

/** A role of one's own with these permissions. */
export async function buildRole(ctx: Ctx, permissions: readonly Permission[]): Promise<number> {
  return (await saveRole(ctx, null, { name: `Role ${unique()}`, permissions })).id;
}

/** A team; round robin, nobody in it, unless said otherwise. */
export async function buildTeam(ctx: Ctx, given: Partial<Static<typeof SaveTeam>> = {}): Promise<number> {
  const base = { name: `Team ${unique()}`, routing: "round_robin" as const, calendarId: null, leadId: null };
  return (await saveTeam(ctx, null, { ...base, memberIds: [], ...given })).id;
}

/** A brand in Chinese, Shanghai time, without team and calendar, unless said otherwise. */
export async function buildBrand(ctx: Ctx, given: Partial<SaveBrand> = {}): Promise<Brand> {
  return saveBrand(ctx, null, { ...brandInput(), ...given });
}

/** What a new brand may look like. */
export function brandInput(): SaveBrand {
  return {
    name: `Brand ${unique()}`,
    names: {},
    locale: "zh-CN",
    timeZone: "Asia/Shanghai",
    calendarId: null,
    teamId: null,
    accent: "#c2410c",
    signature: {},
  };
}

async function roleIdOf(ctx: Ctx, role: RoleKey | number): Promise<number> {
  if (typeof role === "number") return role;
  const row = await ctx.db.selectFrom("roles").select("id").where("key", "=", role).executeTakeFirstOrThrow();
  return row.id;
}
