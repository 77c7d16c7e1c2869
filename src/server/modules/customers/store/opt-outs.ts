import { sql } from "kysely";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type HandleOnChannel = { handleId: number; channel: string };

/** Marks handles as not to be written to on a channel. @returns those that were not before */
export async function insertOptOuts(db: Database, rows: readonly HandleOnChannel[], now: Date) {
  const { rows: inserted } = await sql<HandleOnChannel>`
    with wanted as (
      select distinct h.id as handle_id, h.kind, h.address, w.channel
      from json_to_recordset(${jsonRows(rows)}::json) as w("handleId" bigint, channel text)
      join handles h on h.id = w."handleId"
    ),
    added as (
      insert into handle_opt_outs (kind, address, channel, at)
      select kind, address, channel, ${now}::timestamptz from wanted
      on conflict do nothing
      returning kind, address, channel
    )
    select w.handle_id, w.channel from added a
    join wanted w on w.kind = a.kind and w.address = a.address and w.channel = a.channel
  `.execute(db);
  return inserted;
}

/** Takes the mark away. @returns those that had it */
export async function deleteOptOuts(db: Database, rows: readonly HandleOnChannel[]) {
  const { rows: deleted } = await sql<HandleOnChannel>`
    delete from handle_opt_outs o
    using json_to_recordset(${jsonRows(rows)}::json) as w("handleId" bigint, channel text)
      join handles h on h.id = w."handleId"
    where o.kind = h.kind and o.address = h.address and o.channel = w.channel
    returning h.id as handle_id, o.channel
  `.execute(db);
  return deleted;
}

/** The channels on which nobody may write to these handles any more. */
export async function optOutsOf(db: Database, kind: string, address: string): Promise<string[]> {
  const { rows } = await sql<{ channel: string }>`
    select channel from handle_opt_outs where kind = ${kind} and address = ${address}
  `.execute(db);
  return rows.map((row) => row.channel);
}
