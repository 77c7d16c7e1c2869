import { sql } from "kysely";
import type { Ref } from "../../../../shared/contract/common.ts";
import type { Permission } from "../../../../shared/permissions.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { KeyRow } from "./actors.ts";

export type ApiKeyRow = {
  id: number;
  name: string;
  prefix: string;
  scopes: string[];
  createdBy: Ref;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
};

const selectKeys = sql`
  select k.id, k.name, k.prefix, k.scopes, k.created_at, k.expires_at, k.last_used_at, k.last_used_ip,
    json_build_object('id', s.id, 'name', s.name) as created_by
  from api_keys k join staff s on s.id = k.created_by`;

/** The keys that are not revoked, newest first. */
export async function listApiKeyRows(ctx: Ctx, filter: { before: number | null; limit: number }): Promise<ApiKeyRow[]> {
  const before = filter.before === null ? sql`` : sql`and k.id < ${filter.before}`;
  const { rows } = await sql<ApiKeyRow>`
    ${selectKeys} where k.revoked_at is null ${before} order by k.id desc limit ${filter.limit}
  `.execute(ctx.db);
  return rows;
}

/** Stores a key by its hash. */
export async function insertApiKey(
  ctx: Ctx,
  key: {
    name: string;
    prefix: string;
    hash: string;
    scopes: readonly Permission[];
    createdBy: number;
    expiresAt: Date | null;
  },
): Promise<ApiKeyRow> {
  const { id } = await ctx.db
    .insertInto("apiKeys")
    .values({ ...key, scopes: [...key.scopes], createdAt: ctx.now() })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { rows } = await sql<ApiKeyRow>`${selectKeys} where k.id = ${id}`.execute(ctx.db);
  return rows[0]!;
}

/** Makes a key worthless. @returns it, or undefined when there is none or it was revoked before */
export async function revokeApiKeyRow(ctx: Ctx, id: number): Promise<{ name: string; prefix: string } | undefined> {
  return ctx.db
    .updateTable("apiKeys")
    .set({ revokedAt: ctx.now() })
    .where("id", "=", id)
    .where("revokedAt", "is", null)
    .returning(["name", "prefix"])
    .executeTakeFirst();
}

const NOTE_EVERY_MS = 60_000;

/** Notes a key's use, at most once a minute, so that a busy key does not write a row for each call. */
export async function noteKeyUsed(ctx: Ctx, key: KeyRow, ip: string): Promise<void> {
  const now = ctx.now();
  if (key.lastUsedAt && now.getTime() - key.lastUsedAt.getTime() < NOTE_EVERY_MS) return;
  await ctx.db.updateTable("apiKeys").set({ lastUsedAt: now, lastUsedIp: ip }).where("id", "=", key.actor.id).execute();
}
