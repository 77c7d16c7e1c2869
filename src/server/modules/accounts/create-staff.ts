import { hashPassword } from "better-auth/crypto";
import type { CreateStaff } from "../../../shared/contract/accounts.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalidInput, notFound } from "../../kernel/errors.ts";
import { audit } from "./audit.ts";
import { MAX_PASSWORD, MIN_PASSWORD } from "./auth/create-auth.ts";
import { checkTimeZone, emailToStore, staffConflicts, writing } from "./check-input.ts";
import { staffCreated } from "./events.ts";
import { assertMayGive, permissionsOf } from "./policy.ts";
import { lockAdminRole, lockRoles, type RoleRow, setStaffRoles } from "./store/roles.ts";
import { findStaff, insertStaff, type StaffRow } from "./store/staff.ts";
import { setTeamsOfStaff } from "./store/teams.ts";

/**
 * Makes a member of staff who can sign in with the password.
 * @throws KnownError accounts.beyond_own for a role that may do more than the actor, accounts.email_taken,
 *   request.not_found for an unknown role, request.invalid for an unknown team or time zone
 */
export async function createStaff(ctx: Ctx, input: CreateStaff): Promise<StaffRow> {
  checkTimeZone(input.timeZone);
  const { password, roleIds, teamIds, ...given } = input;
  const values = { ...given, email: emailToStore(input.email) };
  const hash = await hashOf(password);
  return writing(ctx, staffConflicts(values.email), async (tx) => {
    await lockAdminRole(tx);
    const roles = await getRoles(tx, roleIds);
    assertMayGive(tx.actor, permissionsOf(roles));
    const id = await insertStaff(tx, values, hash);
    await setStaffRoles(tx, id, roleIds);
    await setTeamsOfStaff(tx, id, teamIds);
    const made = (await findStaff(tx, id))!;
    await audit(tx, {
      action: "accounts.staff_created",
      subject: { kind: "staff", id },
      details: { name: made.name, email: made.email, roles: made.roles.map((role) => role.name) },
    });
    tx.emit(staffCreated, { staffId: id });
    return made;
  });
}

/** Locks the roles of a list. @throws KnownError request.not_found when one does not exist */
export async function getRoles(tx: Ctx, ids: readonly number[]): Promise<RoleRow[]> {
  const roles = await lockRoles(tx, ids);
  const missing = ids.find((id) => !roles.some((role) => role.id === id));
  if (missing !== undefined) throw notFound({ what: "role", id: missing });
  return roles;
}

/** A password as it is stored (scrypt). @throws KnownError request.invalid when it is too short or too long */
export function hashOf(password: string): Promise<string> {
  if (password.length < MIN_PASSWORD || password.length > MAX_PASSWORD) {
    throw invalidInput({ field: "password", problem: `must have ${MIN_PASSWORD} to ${MAX_PASSWORD} characters` });
  }
  return hashPassword(password);
}
