import type { ApiKey, AuditEntry, Me, Role, Session, StaffMember, Team } from "../../../shared/contract/accounts.ts";
import type { Ref } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { ApiKeyRow } from "./store/api-keys.ts";
import type { AuditRow } from "./store/audit.ts";
import type { RoleRow } from "./store/roles.ts";
import type { SessionInfo } from "./store/sessions.ts";
import type { StaffRow } from "./store/staff.ts";
import type { TeamRow } from "./store/teams.ts";

/** The person who asks, with all they may do. */
export function presentMe(ctx: Ctx, row: StaffRow): Me {
  const { id, name, email, locale, timeZone, availability, twoFactorEnabled, teams, preferences } = row;
  const permissions = [...ctx.actor.permissions].sort();
  const roles = row.roles.map(toRef);
  return { id, name, email, locale, timeZone, availability, twoFactorEnabled, permissions, teams, roles, preferences };
}

/** A member of staff for colleagues. */
export function presentStaff(row: StaffRow): StaffMember {
  const { preferences: _, lastSeenAt, roles, ...shown } = row;
  return { ...shown, lastSeenAt: timeOf(lastSeenAt), roles: roles.map(toRef) };
}

/** A session; `currentId` is the one that asks. */
export function presentSession(row: SessionInfo, currentId: number | null): Session {
  return {
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.updatedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    ip: row.ipAddress,
    userAgent: row.userAgent,
    current: row.id === currentId,
  };
}

/** A team with its members. */
export function presentTeam(row: TeamRow): Team {
  const { id, name, routing, calendarId, lead, members } = row;
  return { id, name, routing, calendarId, lead, members };
}

/** A role with how many have it. */
export function presentRole(row: RoleRow): Role {
  return { id: row.id, key: row.key, name: row.name, permissions: row.permissions, members: row.members };
}

/** A key, without what would let it be used. */
export function presentApiKey(row: ApiKeyRow): ApiKey {
  const { createdAt, expiresAt, lastUsedAt, ...shown } = row;
  return {
    ...shown,
    createdAt: createdAt.toISOString(),
    expiresAt: timeOf(expiresAt),
    lastUsedAt: timeOf(lastUsedAt),
  };
}

/** A row of the audit log. */
export function presentAudit(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    action: row.action,
    subject: row.subjectKind === null ? null : { kind: row.subjectKind, id: row.subjectId },
    ip: row.ip,
    details: row.details,
  };
}

function toRef({ id, name }: Ref): Ref {
  return { id, name };
}

function timeOf(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
