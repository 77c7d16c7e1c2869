/**
 * Staff, teams, roles, keys, sessions, audit.
 *
 * GET    /api/v1/me                      signed-in        Me
 * PATCH  /api/v1/me                      signed-in        UpdateMe → Me
 * GET    /api/v1/me/sessions             signed-in        page(Session)
 * DELETE /api/v1/me/sessions/:id         signed-in        Done
 * POST   /api/v1/me/heartbeat            signed-in        Done (presence)
 * GET    /api/v1/staff                   signed-in        page(StaffMember)  ?q=&active=
 * POST   /api/v1/staff                   staff:manage     CreateStaff → StaffMember
 * PATCH  /api/v1/staff/:id               staff:manage     UpdateStaff → StaffMember
 * POST   /api/v1/staff/:id/password      staff:manage     SetPassword → Done (also ends the person's sessions)
 * GET    /api/v1/staff/:id/sessions      staff:manage     page(Session)
 * DELETE /api/v1/staff/:id/sessions      staff:manage     Done
 * GET    /api/v1/teams                   signed-in        page(Team)
 * POST   /api/v1/teams                   teams:manage     SaveTeam → Team
 * PUT    /api/v1/teams/:id               teams:manage     SaveTeam → Team
 * DELETE /api/v1/teams/:id               teams:manage     Done (archives)
 * GET    /api/v1/roles                   signed-in        page(Role)
 * POST   /api/v1/roles                   roles:manage     SaveRole → Role
 * PUT    /api/v1/roles/:id               roles:manage     SaveRole → Role
 * DELETE /api/v1/roles/:id               roles:manage     Done
 * GET    /api/v1/api-keys                api-keys:manage  page(ApiKey)
 * POST   /api/v1/api-keys                api-keys:manage  CreateApiKey → NewApiKey (the key is shown once)
 * DELETE /api/v1/api-keys/:id            api-keys:manage  Done (revokes)
 * DELETE /api/v1/staff/:id/two-factor    staff:manage     Done (for who lost phone and backup codes; also ends their sessions)
 * GET    /api/v1/audit                   audit:read       page(AuditEntry)  AuditQuery
 * GET    /api/v1/audit/export            audit:read       text/csv          AuditQuery
 * GET    /api/v1/setup                   public           SetupState
 * POST   /api/v1/setup                   public           FirstAdmin → Done (only while there is nobody, with the printed code)
 * better-auth's, JSON in and out, errors like everywhere (accounts.wrong_credentials, accounts.wrong_code …):
 * POST   /api/auth/sign-in/email                      {email, password, rememberMe?} → {user} | {twoFactorRedirect, twoFactorMethods}
 * POST   /api/auth/two-factor/verify-totp             {code, trustDevice?}: the second step, and the proof after enabling
 * POST   /api/auth/two-factor/verify-backup-code      {code, trustDevice?}
 * POST   /api/auth/two-factor/enable                  {password} → {totpURI, backupCodes}
 * POST   /api/auth/two-factor/{disable,get-totp-uri,generate-backup-codes}  {password}
 * POST   /api/auth/change-password                    {currentPassword, newPassword, revokeOtherSessions?}
 * POST   /api/auth/sign-out                           GET /api/auth/get-session
 */
import { type Static, Type } from "typebox";
import { permissions } from "../permissions.ts";
import { Id, Locale, NullableId, NullableRef, NullableText, NullableTime, Ref, Time } from "./common.ts";

export const PermissionName = Type.Enum([...permissions]);
export const Availability = Type.Union([Type.Literal("available"), Type.Literal("busy"), Type.Literal("away")]);

export const Me = Type.Object({
  id: Id,
  name: Type.String(),
  email: Type.String(),
  locale: Locale,
  timeZone: Type.String(),
  availability: Availability,
  twoFactorEnabled: Type.Boolean(),
  permissions: Type.Array(Type.String()),
  teams: Type.Array(Ref),
  roles: Type.Array(Ref),
  preferences: Type.Record(Type.String(), Type.Unknown()),
});
export type Me = Static<typeof Me>;

export const UpdateMe = Type.Partial(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    locale: Locale,
    timeZone: Type.String({ maxLength: 60 }),
    availability: Availability,
    preferences: Type.Record(Type.String(), Type.Unknown()),
  }),
);

export const Session = Type.Object({
  id: Id,
  createdAt: Time,
  lastSeenAt: Time,
  expiresAt: Time,
  ip: NullableText,
  userAgent: NullableText,
  current: Type.Boolean(),
});
export type Session = Static<typeof Session>;

export const StaffMember = Type.Object({
  id: Id,
  name: Type.String(),
  email: Type.String(),
  active: Type.Boolean(),
  capacity: Type.Integer(),
  availability: Availability,
  /** here now: a live session was seen within the last two minutes */
  online: Type.Boolean(),
  lastSeenAt: NullableTime,
  twoFactorEnabled: Type.Boolean(),
  locale: Locale,
  timeZone: Type.String(),
  teams: Type.Array(Ref),
  roles: Type.Array(Ref),
});
export type StaffMember = Static<typeof StaffMember>;

const Password = Type.String({ minLength: 10, maxLength: 128 });
const Email = Type.String({ format: "email", maxLength: 254 });

export const CreateStaff = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  email: Email,
  password: Password,
  locale: Type.Optional(Locale),
  timeZone: Type.Optional(Type.String({ maxLength: 60 })),
  capacity: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  roleIds: Type.Array(Id, { minItems: 1 }),
  teamIds: Type.Array(Id),
});
export type CreateStaff = Static<typeof CreateStaff>;

export const UpdateStaff = Type.Partial(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    email: Email,
    active: Type.Boolean(),
    locale: Locale,
    timeZone: Type.String({ maxLength: 60 }),
    capacity: Type.Integer({ minimum: 0, maximum: 10_000 }),
    roleIds: Type.Array(Id, { minItems: 1 }),
    teamIds: Type.Array(Id),
  }),
);
export const SetPassword = Type.Object({ password: Password });

export const Team = Type.Object({
  id: Id,
  name: Type.String(),
  routing: Type.Union([Type.Literal("round_robin"), Type.Literal("pull")]),
  calendarId: NullableId,
  lead: NullableRef,
  members: Type.Array(Ref),
});
export type Team = Static<typeof Team>;
export const SaveTeam = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  routing: Type.Union([Type.Literal("round_robin"), Type.Literal("pull")]),
  calendarId: NullableId,
  leadId: NullableId,
  memberIds: Type.Array(Id),
});

export const Role = Type.Object({
  id: Id,
  /** set for the built-in ones */
  key: NullableText,
  name: Type.String(),
  permissions: Type.Array(Type.String()),
  members: Type.Integer(),
});
export type Role = Static<typeof Role>;
export const SaveRole = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  permissions: Type.Array(PermissionName),
});

export const ApiKey = Type.Object({
  id: Id,
  name: Type.String(),
  prefix: Type.String(),
  scopes: Type.Array(Type.String()),
  createdBy: NullableRef,
  createdAt: Time,
  expiresAt: NullableTime,
  lastUsedAt: NullableTime,
  lastUsedIp: NullableText,
});
export type ApiKey = Static<typeof ApiKey>;
export const CreateApiKey = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  scopes: Type.Array(PermissionName, { minItems: 1 }),
  expiresAt: Type.Optional(NullableTime),
});
export const NewApiKey = Type.Object({ key: Type.String(), apiKey: ApiKey });

export const AuditEntry = Type.Object({
  id: Id,
  at: Time,
  actor: Type.Object({ kind: Type.String(), id: NullableId, name: NullableText }),
  action: Type.String(),
  subject: Type.Union([Type.Object({ kind: Type.String(), id: NullableId }), Type.Null()]),
  ip: NullableText,
  details: Type.Record(Type.String(), Type.Unknown()),
});
export type AuditEntry = Static<typeof AuditEntry>;

export const AuditQuery = Type.Object({
  /** staff unless it says otherwise: api_key, customer, system */
  actorKind: Type.Optional(Type.String({ maxLength: 20 })),
  actorId: Type.Optional(Id),
  /** a whole action, or a beginning that ends in a dot */
  action: Type.Optional(Type.String({ maxLength: 100 })),
  subjectKind: Type.Optional(Type.String({ maxLength: 40 })),
  subjectId: Type.Optional(Id),
  from: Type.Optional(Time),
  /** exclusive */
  to: Type.Optional(Time),
});

export const SetupState = Type.Object({ needed: Type.Boolean() });
export const FirstAdmin = Type.Object({
  /** printed at each start until there is somebody */
  code: Type.String({ maxLength: 100 }),
  name: Type.String({ minLength: 1, maxLength: 100 }),
  email: Email,
  password: Password,
  locale: Locale,
  timeZone: Type.String({ maxLength: 60 }),
});
