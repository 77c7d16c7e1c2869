import type { Static } from "typebox";
import type { UpdateStaff } from "../../../shared/contract/accounts.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { audit } from "./audit.ts";
import { changesOf } from "./changes-of.ts";
import { checkTimeZone, emailToStore, staffConflicts, writing } from "./check-input.ts";
import { getRoles } from "./create-staff.ts";
import { lastAdmin } from "./errors.ts";
import { staffChanged } from "./events.ts";
import { assertMayGive, assertNotStronger, permissionsOf } from "./policy.ts";
import { activeAdmins, lockAdminRole, lockRoles, setStaffRoles } from "./store/roles.ts";
import { deleteSessions } from "./store/sessions.ts";
import { findStaff, lockStaff, type StaffRow, updateStaffRow } from "./store/staff.ts";
import { setTeamsOfStaff } from "./store/teams.ts";

/**
 * Changes a member of staff. Switching somebody off ends their sessions at once; their API keys stop with them.
 * @throws KnownError accounts.stronger_than_you, accounts.beyond_own, accounts.last_admin, accounts.email_taken,
 *   request.not_found, request.invalid
 */
export async function updateStaff(ctx: Ctx, id: number, input: Static<typeof UpdateStaff>): Promise<StaffRow> {
  checkTimeZone(input.timeZone);
  const { roleIds, teamIds, ...given } = input;
  const values = { ...given, ...(given.email !== undefined && { email: emailToStore(given.email) }) };
  return writing(ctx, staffConflicts(values.email ?? ""), async (tx) => {
    const adminRoleId = await lockAdminRole(tx);
    const before = await getManaged(tx, id);
    if (roleIds) {
      const added = (await getRoles(tx, roleIds)).filter((role) => !before.roles.some((had) => had.id === role.id));
      assertMayGive(tx.actor, permissionsOf(added));
    }
    const stopsBeingAdmin = values.active === false || (roleIds && !roleIds.includes(adminRoleId));
    if (stopsBeingAdmin && (await isLastAdmin(tx, id))) throw lastAdmin({ name: before.name });
    if (Object.keys(values).length > 0) await updateStaffRow(tx, id, values);
    if (roleIds) await setStaffRoles(tx, id, roleIds);
    if (teamIds) await setTeamsOfStaff(tx, id, teamIds);
    if (values.active === false) await deleteSessions(tx, id);
    const after = (await findStaff(tx, id))!;
    await announce(tx, before, after);
    return after;
  });
}

/**
 * Locks a person whom the actor may change.
 * @throws KnownError request.not_found, accounts.stronger_than_you when they may do what the actor may not
 */
export async function getManaged(tx: Ctx, id: number): Promise<StaffRow> {
  await lockAdminRole(tx);
  const person = await lockStaff(tx, id);
  if (!person) throw notFound({ what: "member of staff", id });
  const roles = await lockRoles(
    tx,
    person.roles.map((role) => role.id),
  );
  assertNotStronger(tx.actor, person.name, permissionsOf(roles));
  return person;
}

/** Writes down and announces what changed of a person, if anything did. */
export async function announce(tx: Ctx, before: StaffRow, after: StaffRow): Promise<void> {
  const changes = changesOf(shown(before), shown(after));
  const changed = Object.keys(changes);
  if (changed.length === 0) return;
  await audit(tx, { action: "accounts.staff_changed", subject: { kind: "staff", id: after.id }, details: { changes } });
  const { id: staffId, active, availability, capacity } = after;
  tx.emit(staffChanged, { staffId, active, availability, capacity, changed });
}

async function isLastAdmin(tx: Ctx, id: number): Promise<boolean> {
  const admins = await activeAdmins(tx);
  return admins.length === 1 && admins[0] === id;
}

// Preferences are how somebody arranged their screen: no news and nothing to audit.
function shown(row: StaffRow) {
  const { name, email, active, capacity, availability, locale, timeZone } = row;
  const names = (refs: readonly { name: string }[]) => refs.map((ref) => ref.name);
  return {
    name,
    email,
    active,
    capacity,
    availability,
    locale,
    timeZone,
    roles: names(row.roles),
    teams: names(row.teams),
  };
}
