/**
 * What a member of staff or an API key may do, `<module>:<verb>`. Routes name one each; rows are filtered by the
 * ones that say whose rows. The four built-in roles are sets of these; custom roles are others.
 */
export const permissions = [
  "cases:read",
  "cases:read-all",
  "cases:read-executive",
  "cases:create",
  "cases:reply",
  "cases:note",
  "cases:update",
  "cases:assign",
  "cases:merge",
  "cases:bulk",
  "cases:export",
  "customers:read",
  "customers:update",
  "customers:merge",
  "customers:block",
  "promises:read",
  "promises:make",
  "promises:move",
  "calls:take",
  "calls:listen",
  "calls:control",
  "macros:use",
  "macros:manage",
  "views:manage-shared",
  "outbox:read",
  "outbox:retry",
  "intake:read",
  "intake:retry",
  "reports:read",
  "channels:manage",
  "calendars:manage",
  "policies:manage",
  "teams:manage",
  "staff:manage",
  "roles:manage",
  "brands:manage",
  "forms:manage",
  "forms:export",
  "api-keys:manage",
  "audit:read",
  "system:read",
] as const;

export type Permission = (typeof permissions)[number];

const agent = [
  "cases:read",
  "cases:read-all",
  "cases:create",
  "cases:reply",
  "cases:note",
  "cases:update",
  "cases:assign",
  "cases:merge",
  "customers:read",
  "customers:update",
  "promises:read",
  "promises:make",
  "calls:take",
  "macros:use",
] as const satisfies readonly Permission[];

const supervisor = [
  ...agent,
  "cases:bulk",
  "cases:export",
  "customers:merge",
  "customers:block",
  "promises:move",
  "calls:listen",
  "calls:control",
  "macros:manage",
  "views:manage-shared",
  "outbox:read",
  "outbox:retry",
  "intake:read",
  "intake:retry",
  "reports:read",
] as const satisfies readonly Permission[];

const leader = [
  ...supervisor,
  "calendars:manage",
  "policies:manage",
  "teams:manage",
  "forms:manage",
  "forms:export",
  "audit:read",
] as const satisfies readonly Permission[];

/** The roles every desk starts with. Their permissions can be changed, they cannot be deleted. */
export const builtInRoles: Record<"agent" | "supervisor" | "leader" | "admin", readonly Permission[]> = {
  agent,
  supervisor,
  leader,
  admin: permissions,
};
