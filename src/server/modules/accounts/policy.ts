import type { Permission } from "../../../shared/permissions.ts";
import { type Actor, can } from "../../kernel/ctx.ts";
import { beyondOwn, strongerThanYou } from "./errors.ts";

type WithPermissions = { permissions: readonly Permission[] };

/** All that some roles allow together. */
export function permissionsOf(roles: readonly WithPermissions[]): Permission[] {
  return [...new Set(roles.flatMap((role) => role.permissions))];
}

/** Which of some permissions the actor lacks. */
export function lacking(actor: Actor, wanted: readonly Permission[]): Permission[] {
  return wanted.filter((permission) => !can(actor, permission));
}

/**
 * Nobody gives what they lack: else `roles:manage` or `staff:manage` alone would be everything.
 * @throws KnownError accounts.beyond_own
 */
export function assertMayGive(actor: Actor, wanted: readonly Permission[]): void {
  const permissions = lacking(actor, wanted);
  if (permissions.length > 0) throw beyondOwn({ permissions: permissions.join(", ") });
}

/**
 * Nobody changes, locks out or takes over somebody (or some role) that may do more than they.
 * @throws KnownError accounts.stronger_than_you
 */
export function assertNotStronger(actor: Actor, name: string, theirs: readonly Permission[]): void {
  const permissions = lacking(actor, theirs);
  if (permissions.length > 0) throw strongerThanYou({ name, permissions: permissions.join(", ") });
}
