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

/** What an actor needs of the staff row named `p`: for every way in. */
const person = sql`
  p.id, p.name, p.locale, p.active,
  array(
    select distinct unnest(r.permissions) from staff_roles sr join roles r on r.id = sr.role_id where sr.staff_id = p.id
  ) as permissions,
  array(
    select m.team_id from team_members m join teams t on t.id = m.team_id
    where m.staff_id = p.id and t.archived_at is null
  ) as team_ids`;

export type SessionRow = { sessionId: number; expiresAt: Date; actor: Actor };

/** The person of a live session, in one query by its token; undefined when it ended or the person is switched off. */
export async function findSessionActor(ctx: Ctx, token: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<PersonRow & { sessionId: number; expiresAt: Date }>`
    select x.id as session_id, x.expires_at, ${person}
    from staff_sessions x join staff p on p.id = x.staff_id
    where x.token = ${token} and x.expires_at > ${ctx.now()} and p.active
  `.execute(ctx.db);
  const row = rows[0];
  return row && { sessionId: row.sessionId, expiresAt: row.expiresAt, actor: toActor(row) };
}

/** A member of staff as an actor, active or not. */
export async function findActor(ctx: Ctx, id: number): Promise<{ active: boolean; actor: Actor } | undefined> {
  const { rows } = await sql<PersonRow>`select ${person} from staff p where p.id = ${id}`.execute(ctx.db);
  const row = rows[0];
  return row && { active: row.active, actor: toActor(row) };
}

export type KeyRow = { actor: Actor; lastUsedAt: Date | null };

/**
 * The actor of an API key by its hash; undefined when it is revoked, expired, or its maker is switched off. It may do
 * what its scopes name and its maker still may: who loses a permission cannot keep it through a key.
 */
export async function findKeyActor(ctx: Ctx, hash: string): Promise<KeyRow | undefined> {
  const { rows } = await sql<PersonRow & { keyId: number; keyName: string; scopes: string[]; lastUsedAt: Date | null }>`
    select k.id as key_id, k.name as key_name, k.scopes, k.last_used_at, ${person}
    from api_keys k join staff p on p.id = k.created_by
    where k.hash = ${hash} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${ctx.now()}) and p.active
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
