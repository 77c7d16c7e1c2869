import { sql } from "kysely";
import type { Permission } from "../../../../shared/permissions.ts";
import type { Actor, Ctx } from "../../../kernel/ctx.ts";

type PersonRow = {
  id: number;
  name: string;
  locale: string;
  active: boolean;
  permissions: string[];
  teamIds: number[];
};

export type SessionRow = { sessionId: number; expiresAt: Date; actor: Actor };

/** The person of a live session, in one query by its token; undefined when it ended or the person is switched off. */
export async function findSessionActor(ctx: Ctx, token: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<PersonRow & { sessionId: number; expiresAt: Date }>`
    select session_id, expires_at, (caller).* from caller_of_session(${token}, ${ctx.now()})
  `.execute(ctx.db);
  const row = rows[0];
  return row && { sessionId: row.sessionId, expiresAt: row.expiresAt, actor: toActor(row) };
}

/** A member of staff as an actor, active or not. */
export async function findActor(ctx: Ctx, id: number): Promise<{ active: boolean; actor: Actor } | undefined> {
  const { rows } = await sql<PersonRow | { id: null }>`select c.* from caller_of_staff(${id}) c`.execute(ctx.db);
  const row = rows[0];
  return row && row.id !== null ? { active: row.active, actor: toActor(row) } : undefined;
}

export type KeyRow = { actor: Actor; lastUsedAt: Date | null };

/**
 * The actor of an API key by its hash; undefined when it is revoked, expired, or its maker is switched off. It may do
 * what its scopes name and its maker still may: who loses a permission cannot keep it through a key.
 */
export async function findKeyActor(ctx: Ctx, hash: string): Promise<KeyRow | undefined> {
  const { rows } = await sql<PersonRow & { keyId: number; keyName: string; scopes: string[]; lastUsedAt: Date | null }>`
    select k.id as key_id, k.name as key_name, k.scopes, k.last_used_at, c.*
    from api_keys k cross join lateral caller_of_staff(k.created_by) c
    where k.hash = ${hash} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${ctx.now()}) and c.active
  `.execute(ctx.db);
  const row = rows[0];
  if (!row) return undefined;
  const maker = new Set(row.permissions);
  const permissions = new Set(row.scopes.filter((scope) => maker.has(scope)) as Permission[]);
  const actor: Actor = { kind: "api_key", id: row.keyId, name: row.keyName, permissions, teamIds: [] };
  return { actor, lastUsedAt: row.lastUsedAt };
}

function toActor(row: PersonRow): Actor {
  return {
    kind: "staff",
    id: row.id,
    name: row.name,
    permissions: new Set(row.permissions as Permission[]),
    teamIds: row.teamIds,
    locale: row.locale,
  };
}
