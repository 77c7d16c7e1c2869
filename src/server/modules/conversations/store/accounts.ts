import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** A row of `channel_accounts`, secrets still sealed. */
export type AccountRow = {
  id: number;
  channel: string;
  name: string;
  brandId: number;
  teamId: number | null;
  /** the executive whose mailbox it is */
  addresseeId: number | null;
  addresses: string[];
  config: Record<string, unknown>;
  active: boolean;
  health: Record<string, unknown>;
  hookKey: string;
  updatedAt: Date;
};

const columns = [
  "id",
  "channel",
  "name",
  "brandId",
  "teamId",
  "addresseeId",
  "addresses",
  "config",
  "active",
  "health",
  "hookKey",
  "updatedAt",
] as const;

export async function findAccounts(db: Database, ids: readonly number[]): Promise<AccountRow[]> {
  if (ids.length === 0) return [];
  return (await db
    .selectFrom("channelAccounts")
    .select(columns)
    .where("id", "in", [...ids])
    .execute()) as AccountRow[];
}

/** All accounts, or the active ones; after an id, by id. There are as many as a company has mailboxes. */
export async function listAccounts(
  db: Database,
  which: { activeOnly: boolean; after?: number; limit?: number },
): Promise<AccountRow[]> {
  let query = db
    .selectFrom("channelAccounts")
    .select(columns)
    .where("id", ">", which.after ?? 0)
    .orderBy("id")
    .limit(which.limit ?? 10_000);
  if (which.activeOnly) query = query.where("active", "=", true);
  return (await query.execute()) as AccountRow[];
}

/** Active accounts of a brand, oldest first. */
export async function accountsOfBrand(db: Database, brandId: number): Promise<AccountRow[]> {
  return (await db
    .selectFrom("channelAccounts")
    .select(columns)
    .where("brandId", "=", brandId)
    .where("active", "=", true)
    .orderBy("id")
    .execute()) as AccountRow[];
}

/** The active accounts whose providers were told these keys. */
export async function findAccountsByHooks(db: Database, hookKeys: readonly string[]): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    /* prepared */ select ${sql.join(columns.map((name) => sql.ref(name)))} from channel_accounts
    where hook_key = any(${[...hookKeys]}::text[]) and active
  `.execute(db);
  return rows;
}

/** Makes everybody who saves accounts wait for each other, so that no address gets two owners. */
export async function lockAccounts(db: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('channel_accounts'))`.execute(db);
}

/** The active account of a channel, other than `exceptId`, that has one of these addresses. */
export async function ownerOfAddress(
  db: Database,
  channel: string,
  addresses: readonly string[],
  exceptId: number | null,
): Promise<{ name: string; addresses: string[] } | undefined> {
  const { rows } = await sql<{ name: string; addresses: string[] }>`
    select name, addresses from channel_accounts
    where active and channel = ${channel} and addresses && ${addresses}::text[] and id is distinct from ${exceptId}::bigint
    limit 1
  `.execute(db);
  return rows[0];
}

/** The accounts that are this executive's mailbox, by id. */
export async function accountsOfAddressee(db: Database, addresseeId: number): Promise<AccountRow[]> {
  return (await db
    .selectFrom("channelAccounts")
    .select(columns)
    .where("addresseeId", "=", addresseeId)
    .orderBy("id")
    .execute()) as AccountRow[];
}

/** Makes an account the mailbox of this executive. */
export async function writeAddressee(db: Database, id: number, addresseeId: number, now: Date): Promise<void> {
  await db.updateTable("channelAccounts").set({ addresseeId, updatedAt: now }).where("id", "=", id).execute();
}

export type AccountValues = Omit<AccountRow, "id" | "health" | "hookKey" | "updatedAt">;

export async function insertAccount(db: Database, values: AccountValues, now: Date): Promise<number> {
  const row = await db
    .insertInto("channelAccounts")
    .values({ ...values, config: JSON.stringify(values.config), createdAt: now, updatedAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updateAccount(db: Database, id: number, values: AccountValues, now: Date): Promise<void> {
  await db
    .updateTable("channelAccounts")
    .set({ ...values, config: JSON.stringify(values.config), updatedAt: now })
    .where("id", "=", id)
    .execute();
}

export async function switchOff(db: Database, id: number, now: Date): Promise<void> {
  await db.updateTable("channelAccounts").set({ active: false, updatedAt: now }).where("id", "=", id).execute();
}

/** Lays news of an account's health over what is known. It does not count as a change of the account. */
export async function mergeHealth(db: Database, id: number, news: Record<string, unknown>): Promise<void> {
  await sql`
    update channel_accounts set health = health || ${JSON.stringify(news)}::jsonb where id = ${id}
  `.execute(db);
}

/** Changes whenever an account is added, changed or switched off. */
export async function accountsVersion(db: Database): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select count(*) || '/' || coalesce(max(updated_at)::text, '') as version from channel_accounts
  `.execute(db);
  return rows[0]!.version;
}

export async function readCursorValue(db: Database, accountId: number, name: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`
    select value from channel_cursors where account_id = ${accountId} and name = ${name}
  `.execute(db);
  return rows[0]?.value ?? null;
}

export async function writeCursorValue(db: Database, accountId: number, name: string, value: unknown, now: Date) {
  await sql`
    insert into channel_cursors (account_id, name, value, updated_at)
    values (${accountId}, ${name}, ${JSON.stringify(value)}::jsonb, ${now})
    on conflict (account_id, name) do update set value = excluded.value, updated_at = excluded.updated_at
  `.execute(db);
}
