import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

const FIELDS = ["name", "locale", "timeZone", "tier", "company", "remarks"] as const;
export type CustomerField = (typeof FIELDS)[number];
export const customerFields: readonly CustomerField[] = FIELDS;

export type CustomerFacts = Record<CustomerField, string | null> & {
  id: number;
  mergedInto: number | null;
  blockedAt: Date | null;
  createdAt: Date;
};

/** These persons' rows, in no order. */
export async function findCustomers(db: Database, ids: readonly number[]): Promise<CustomerFacts[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("customers")
    .selectAll()
    .where("id", "in", [...ids])
    .execute();
}

/**
 * These persons' rows, held until the transaction ends: `share` against being merged, `change` also against others who
 * change them. Neither holds up a row that only points at the person.
 */
export async function lockCustomers(
  db: Database,
  ids: readonly number[],
  how: "share" | "change",
): Promise<CustomerFacts[]> {
  const lock = how === "share" ? sql`for share` : sql`for no key update`;
  const { rows } = await sql<CustomerFacts>`
    select * from customers where id = any(${ids}::bigint[]) order by id ${lock}
  `.execute(db);
  return rows;
}

/** Names, or the first handle as it was written. */
export async function namesOf(db: Database, ids: readonly number[]) {
  const { rows } = await sql<{ id: number; name: string | null }>`
    select c.id, coalesce(c.name, (
      select h.display from handles h where h.customer_id = coalesce(c.merged_into, c.id) order by h.id limit 1
    )) as name
    from customers c where c.id = any(${ids}::bigint[])
  `.execute(db);
  return rows;
}

/** Language and time zone. */
export async function localesOf(db: Database, ids: readonly number[]) {
  return db
    .selectFrom("customers")
    .select(["id", "locale", "timeZone"])
    .where("id", "in", [...ids])
    .execute();
}

/** The tiers of persons. */
export async function findTiers(db: Database, ids: readonly number[]) {
  return db
    .selectFrom("customers")
    .select(["id", "tier"])
    .where("id", "in", [...ids])
    .execute();
}

/** Makes a person. */
export async function insertCustomer(db: Database, fields: { name: string; locale: string | null }, now: Date) {
  const row = await db
    .insertInto("customers")
    .values({ ...fields, createdAt: now, updatedAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Changes fields of a person. */
export async function writeCustomer(
  db: Database,
  id: number,
  fields: Partial<Record<CustomerField, string | null>> & { blockedAt?: Date | null; mergedInto?: number | null },
  now: Date,
): Promise<void> {
  await db
    .updateTable("customers")
    .set({ ...fields, updatedAt: now })
    .where("id", "=", id)
    .execute();
}

/** The persons whose records stand for themselves, newest first. */
export async function newestCustomers(db: Database, before: number | null, limit: number): Promise<CustomerFacts[]> {
  const { rows } = await sql<CustomerFacts>`
    select * from customers
    where merged_into is null and id < ${before ?? Number.MAX_SAFE_INTEGER}::bigint
    order by id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** Persons whose name begins so, by name. */
export async function customersByName(
  db: Database,
  beginning: string,
  after: { key: string; id: number } | null,
  limit: number,
): Promise<(CustomerFacts & { key: string })[]> {
  const { rows } = await sql<CustomerFacts & { key: string }>`
    select *, lower(name) as key from customers
    where lower(name) like ${likeBeginning(beginning)} and merged_into is null
      ${after ? sql`and (lower(name), id) > (${after.key}, ${after.id}::bigint)` : sql``}
    order by lower(name) using ~<~, id
    limit ${limit}
  `.execute(db);
  return rows;
}

/** Persons one of whose addresses begins so and whose name does not, by address. */
export async function customersByHandle(
  db: Database,
  beginning: string,
  after: { key: string; id: number } | null,
  limit: number,
): Promise<(CustomerFacts & { key: string; handleId: number })[]> {
  const { rows } = await sql<CustomerFacts & { key: string; handleId: number }>`
    select c.*, h.address as key, h.id as handle_id
    from handles h join customers c on c.id = h.customer_id
    where h.address like ${likeBeginning(beginning)} and c.merged_into is null
      and (c.name is null or lower(c.name) not like ${likeBeginning(beginning)})
      ${after ? sql`and (h.address ~>~ ${after.key} or (h.address = ${after.key} and h.id > ${after.id}::bigint))` : sql``}
    order by h.address using ~<~, h.id
    limit ${limit}
  `.execute(db);
  return rows;
}

function likeBeginning(text: string): string {
  return `${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
}

/**
 * Takes a lock on each of these persons, in the order of their ids, that nothing but this asks for. No row is touched:
 * locking those would write a page for each.
 */
export async function lockPersons(db: Database, ids: readonly number[]): Promise<void> {
  const ordered = [...ids].sort((a, b) => a - b);
  await sql`
    /* prepared */ select pg_advisory_xact_lock(hashtextextended('person ' || id, 0))
    from unnest(${ordered}::bigint[]) as w(id)
  `.execute(db);
}
