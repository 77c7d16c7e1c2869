import { sql } from "kysely";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Chat } from "../chats-of.ts";

/** Somebody with thousands of conversations elsewhere must not cost more than others: only so many are looked at. */
const LOOKED_AT = 50;

/** `handleId`: the handle by which they write now; any of theirs when left out. */
export type WantedChat = { customerId: number; accountId: number; handleId?: number };

/** The newest conversation of each pair of person and account, by the handle before by others. */
export async function newestChats(db: Database, wanted: readonly WantedChat[]): Promise<Chat[]> {
  const { rows } = await sql<Chat>`
    /* prepared */ with wanted as materialized (
      select * from json_to_recordset(${jsonRows(wanted)}::json) as w("customerId" bigint, "accountId" bigint, "handleId" bigint)
    )
    select distinct on (w."customerId", w."accountId")
      w."customerId" as customer_id, w."accountId" as account_id, 
      case when coalesce(c.handle_id = w."handleId", true) then c.id end as conversation_id, c.case_id
    from wanted w cross join lateral (
      select id, account_id, case_id, handle_id, last_message_at from conversations
      where customer_id = w."customerId" order by last_message_at desc limit ${LOOKED_AT}
    ) c
    where c.account_id = w."accountId" and c.case_id is not null
    order by w."customerId", w."accountId", coalesce(c.handle_id = w."handleId", true) desc, c.last_message_at desc, c.id desc
  `.execute(db);
  return rows;
}
