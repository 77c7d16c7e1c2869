import type { Permission } from "../../../shared/permissions.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { audit } from "./audit.ts";
import { changesOf } from "./changes-of.ts";
import { writing } from "./check-input.ts";
import { adminRoleFixed, builtInRole, roleInUse, roleNameTaken } from "./errors.ts";
import { roleChanged } from "./events.ts";
import { assertMayGive, assertNotStronger } from "./policy.ts";
import * as store from "./store/roles.ts";

type RoleInput = { name: string; permissions: readonly Permission[] };

/**
 * Makes a role (`id` null) or gives it this form.
 * @throws KnownError accounts.beyond_own for a permission the actor lacks, accounts.stronger_than_you for a role that
 *   has one, accounts.admin_role_fixed, accounts.role_name_taken, request.not_found
 */
export async function saveRole(ctx: Ctx, id: number | null, given: RoleInput): Promise<store.RoleRow> {
  const input = { name: given.name, permissions: [...new Set(given.permissions)].sort() };
  const conflicts = { roles_name_key: () => roleNameTaken({ name: input.name }) };
  return writing(ctx, conflicts, async (tx) => {
    const before = id === null ? null : await getChangeable(tx, id);
    assertMayGive(tx.actor, input.permissions);
    const roleId = before ? before.id : await store.insertRole(tx, input);
    if (before) await store.updateRoleRow(tx, roleId, input);
    const changes = changesOf(before ? shown(before) : {}, shown(input));
    if (Object.keys(changes).length > 0) {
      const action = before ? "accounts.role_changed" : "accounts.role_created";
      await audit(tx, { action, subject: { kind: "role", id: roleId }, details: { changes } });
      tx.emit(roleChanged, { roleId });
    }
    return (await store.lockRoles(tx, [roleId]))[0]!;
  });
}

/**
 * Deletes a role that nobody has.
 * @throws KnownError accounts.built_in_role, accounts.role_in_use, accounts.stronger_than_you, request.not_found
 */
export async function deleteRole(ctx: Ctx, id: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const role = await getChangeable(tx, id);
    if (role.key !== null) throw builtInRole();
    if (role.members > 0) throw roleInUse({ members: role.members });
    await store.deleteRoleRow(tx, id);
    const details = { name: role.name, permissions: role.permissions };
    await audit(tx, { action: "accounts.role_deleted", subject: { kind: "role", id }, details });
    tx.emit(roleChanged, { roleId: id });
  });
}

async function getChangeable(tx: Ctx, id: number): Promise<store.RoleRow> {
  const [role] = await store.lockRoles(tx, [id]);
  if (!role) throw notFound({ what: "role", id });
  if (role.key === "admin") throw adminRoleFixed();
  assertNotStronger(tx.actor, role.name, role.permissions);
  return role;
}

function shown(role: RoleInput) {
  return { name: role.name, permissions: [...role.permissions].sort() };
}
