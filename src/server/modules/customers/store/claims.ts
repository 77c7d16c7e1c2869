import { sql } from "kysely";
import type { Handle } from "../../../kernel/channel/index.ts";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** Whose these handles are. */
export async function ownersOfHandles(db: Database, wanted: readonly Pick<Handle, "kind" | "address">[]) {
  const { rows } = await sql<{ customerId: number; kind: string; address: string }>`
    /* prepared */ select h.customer_id, h.kind, h.address
    from json_to_recordset(${jsonRows(wanted.map(({ kind, address }) => ({ kind, address })))}::json)
      as w(kind text, address text)
    join handles h on h.kind = w.kind and h.address = w.address
  `.execute(db);
  return rows;
}

/** Writes down that a handle is proven, unless it is already. */
export async function verifyHandle(
  db: Database,
  { kind, address }: Pick<Handle, "kind" | "address">,
  evidence: Record<string, unknown>,
  now: Date,
): Promise<void> {
  await sql`
    update handles set verified_at = ${now}, evidence = ${JSON.stringify(evidence)}::jsonb
    where kind = ${kind} and address = ${address} and verified_at is null
  `.execute(db);
}
