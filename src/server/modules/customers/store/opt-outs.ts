import { sql } from "kysely";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type HandleOnChannel = { handleId: number; channel: string };

/** Marks handles as not to be written to on a channel. @returns those that were not before */
export async function insertOptOuts(db: Database, rows: readonly HandleOnChannel[], now: Date) {
  const { rows: inserted } = await sql<HandleOnChannel>`
    insert into handle_opt_outs (handle_id, channel, at)
    select distinct "handleId", channel, ${now}::timestamptz
    from json_to_recordset(${jsonRows(rows)}::json) as w("handleId" bigint, channel text)
    on conflict do nothing
    returning handle_id, channel
  `.execute(db);
  return inserted;
}

/** Takes the mark away. @returns those that had it */
export async function deleteOptOuts(db: Database, rows: readonly HandleOnChannel[]) {
  const { rows: deleted } = await sql<HandleOnChannel>`
    delete from handle_opt_outs o
    using json_to_recordset(${jsonRows(rows)}::json) as w("handleId" bigint, channel text)
    where o.handle_id = w."handleId" and o.channel = w.channel
    returning o.handle_id, o.channel
  `.execute(db);
  return deleted;
}

/** The channels on which nobody may write to these handles any more. */
export async function optOutsOf(db: Database, kind: string, address: string): Promise<string[]> {
  const { rows } = await sql<{ channel: string }>`
    select o.channel from handle_opt_outs o join handles h on h.id = o.handle_id
    where h.kind = ${kind} and h.address = ${address}
  `.execute(db);
  return rows.map((row) => row.channel);
}
