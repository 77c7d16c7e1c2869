import type { StaffMember } from "../../../shared/contract/accounts.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { createStaff } from "./create-staff.ts";
import { presentStaff } from "./present.ts";
import { setPassword } from "./set-password.ts";
import { listRoleRows } from "./store/roles.ts";
import { findStaff, findStaffIdByEmail, listStaffRows } from "./store/staff.ts";
import { listTeamRows } from "./store/teams.ts";
import { updateStaff } from "./update-staff.ts";

const ALL = 100_000;

/** What the command line does with staff: the verbs of the API, by names and addresses instead of ids. */
export const staffAdmin = {
  create: async (ctx: Ctx, input: Parameters<typeof createStaff>[1]) => presentStaff(await createStaff(ctx, input)),
  update: updateStaff,
  setPassword,
  /** Everybody, or only who is active. */
  async list(ctx: Ctx, active: boolean | undefined): Promise<StaffMember[]> {
    return (await listStaffRows(ctx, { active, after: null, limit: ALL })).map(presentStaff);
  },
  /** @throws KnownError request.not_found */
  async byEmail(ctx: Ctx, email: string): Promise<StaffMember> {
    const id = await findStaffIdByEmail(ctx, email);
    if (id === undefined) throw notFound({ what: "member of staff", id: email });
    return presentStaff((await findStaff(ctx, id))!);
  },
  /** Roles by key (`agent`) or name. @throws KnownError request.not_found */
  async roleIds(ctx: Ctx, names: readonly string[]): Promise<number[]> {
    const roles = await listRoleRows(ctx, { after: 0, limit: ALL });
    return names.map((name) => idOf("role", name, roles, (role) => role.key === name || isNamed(role, name)));
  },
  /** Teams by name. @throws KnownError request.not_found */
  async teamIds(ctx: Ctx, names: readonly string[]): Promise<number[]> {
    const teams = await listTeamRows(ctx, { after: null, limit: ALL });
    return names.map((name) => idOf("team", name, teams, (team) => isNamed(team, name)));
  },
};

function idOf<R extends { id: number }>(
  what: string,
  name: string,
  rows: readonly R[],
  fits: (row: R) => boolean,
): number {
  const found = rows.find(fits);
  if (!found) throw notFound({ what, id: name });
  return found.id;
}

function isNamed(row: { name: string }, name: string): boolean {
  return row.name.toLowerCase() === name.toLowerCase();
}
