import { sql } from "kysely";
import type { Handle } from "../../../kernel/channel/index.ts";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type WantedHandle = Handle & { locale: string | null };
export type FoundHandle = {
  id: number;
  customerId: number;
  kind: string;
  address: string;
  blocked: boolean;
  nameless: boolean;
  bounced: boolean;
};

/** The handles of these keys that exist, each held until the transaction ends: against a merge, and against others who receive from the same person. */
export async function findHandles(db: Database, wanted: readonly Pick<Handle, "kind" | "address">[]) {
  const { rows } = await sql<FoundHandle>`
    /* prepared */ select h.id, h.customer_id, h.kind, h.address, c.blocked_at is not null as blocked, c.name is null as nameless,
      h.bounced_at is not null as bounced
    from json_to_recordset(${jsonRows(wanted.map(({ kind, address }) => ({ kind, address })))}::json)
      as w(kind text, address text)
    join handles h on h.kind = w.kind and h.address = w.address
    join customers c on c.id = h.customer_id
    order by h.id
    for no key update of h
  `.execute(db);
  return rows;
}

/**
 * Makes a person for each handle that is still nobody's. A handle that somebody else takes at the same time is waited
 * for and left out.
 */
export async function insertPersons(db: Database, wanted: readonly WantedHandle[], now: Date) {
  const { rows } = await sql<{ id: number; customerId: number; kind: string; address: string }>`
    /* prepared */ with wanted as materialized (
      select w.*, nextval('customers_id_seq') as customer_id
      from json_to_recordset(${jsonRows(wanted)}::json)
        as w(kind text, address text, display text, name text, locale text)
    ),
    won as (
      insert into handles (customer_id, kind, address, display, name, created_at)
      select customer_id, kind, address, display, name, ${now}::timestamptz from wanted
      on conflict (kind, address) do nothing
      returning id, customer_id, kind, address
    ),
    persons as (
      insert into customers (id, name, locale, created_at, updated_at)
      select w.customer_id, w.name, w.locale, ${now}::timestamptz, ${now}::timestamptz
      from won join wanted w on w.customer_id = won.customer_id
    )
    select id, customer_id, kind, address from won
  `.execute(db);
  return rows;
}

/** Whoever writes from an address, or got what went there, can be reached at it again. */
export async function clearBounces(db: Database, ids: readonly number[]): Promise<void> {
  await sql`
    update handles set bounced_at = null, bounce_reason = null where id = any(${ids}::bigint[])
  `.execute(db);
}

/** Gives a name to persons of whom only an address was known. */
export async function nameNameless(db: Database, names: readonly { customerId: number; name: string }[], now: Date) {
  await sql`
    update customers c set name = w.name, updated_at = ${now}::timestamptz
    from (
      select distinct on ("customerId") "customerId" as id, name
      from json_to_recordset(${jsonRows(names)}::json) as w("customerId" bigint, name text)
    ) w
    where c.id = w.id and c.name is null
  `.execute(db);
}

/** Locks all handles of these persons against the receiving path; always before anything else of them. */
export async function lockHandlesOf(db: Database, customerIds: readonly number[]): Promise<void> {
  await sql`
    select id from handles where customer_id = any(${customerIds}::bigint[]) order by id for update
  `.execute(db);
}

/** Gives all handles of one person to another and tells which. */
export async function moveHandles(db: Database, from: number, to: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update handles set customer_id = ${to} where customer_id = ${from} returning id
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Gives those of these handles that `from` still has to `to`. */
export async function putHandlesBack(
  db: Database,
  from: number,
  to: number,
  ids: readonly number[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update handles set customer_id = ${to} where id = any(${ids}::bigint[]) and customer_id = ${from} returning id
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Gives a person one more handle. @returns null when it belongs to somebody already */
export async function insertHandle(db: Database, customerId: number, handle: Handle, now: Date) {
  const { rows } = await sql<{ id: number }>`
    insert into handles (customer_id, kind, address, display, name, created_at)
    values (${customerId}, ${handle.kind}, ${handle.address}, ${handle.display}, ${handle.name}, ${now})
    on conflict (kind, address) do nothing
    returning id
  `.execute(db);
  return rows[0]?.id ?? null;
}

/** Takes a handle off a person. @returns its key, or null when they had none such */
export async function deleteHandle(db: Database, customerId: number, handleId: number) {
  const { rows } = await sql<{ kind: string; address: string }>`
    delete from handles where id = ${handleId} and customer_id = ${customerId} returning kind, address
  `.execute(db);
  return rows[0] ?? null;
}

/** Whose handle it is, or null. */
export async function ownerOfHandle(db: Database, kind: string, address: string): Promise<number | null> {
  const row = await db
    .selectFrom("handles")
    .select("customerId")
    .where("kind", "=", kind)
    .where("address", "=", address)
    .executeTakeFirst();
  return row?.customerId ?? null;
}

/** All handles of these persons, oldest first. */
export async function handlesOf(db: Database, customerIds: readonly number[]) {
  if (customerIds.length === 0) return [];
  return db
    .selectFrom("handles")
    .selectAll()
    .where("customerId", "in", [...customerIds])
    .orderBy("id")
    .execute();
}
