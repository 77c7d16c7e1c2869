import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type MessageToSplit = {
  id: number;
  direction: string;
  kind: string;
  autoReply: string | null;
  channel: string;
  createdAt: Date;
};

/** Those of these messages that are in the case, oldest first. */
export async function findOfCase(db: Database, caseId: number, ids: readonly number[]): Promise<MessageToSplit[]> {
  const { rows } = await sql<MessageToSplit>`
    select id, direction, kind, auto_reply, channel, created_at from messages
    where case_id = ${caseId} and id = any(${ids}::bigint[]) and undone_at is null
    order by id
  `.execute(db);
  return rows;
}

/** 1 when the case has a message beside these that a customer wrote or got, else 0. */
export async function countOthers(db: Database, caseId: number, ids: readonly number[]): Promise<number> {
  const { rows } = await sql`
    select 1 from messages
    where case_id = ${caseId} and id <> all(${ids}::bigint[]) and direction <> 'note' and undone_at is null limit 1
  `.execute(db);
  return rows.length;
}

/**
 * Puts messages into a case, and with them the threads whose newest message they are. Why one was thought to belong to the
 * case it leaves says nothing any more.
 */
export async function moveRows(db: Database, ids: readonly number[], caseId: number): Promise<void> {
  await sql`update messages set case_id = ${caseId}, joined = null, maybe_of = null where id = any(${ids}::bigint[])`.execute(
    db,
  );
  await sql`
    update conversations c set case_id = ${caseId}
    from (select distinct conversation_id from messages where id = any(${ids}::bigint[])) m
    where c.id = m.conversation_id
      and (select max(id) from messages where conversation_id = c.id) = any(${ids}::bigint[])
  `.execute(db);
}

/** Puts those of these messages that are in a case into another, and the threads whose newest message they are. */
export async function moveRowsBack(
  db: Database,
  input: { messageIds: readonly number[]; fromCaseId: number; toCaseId: number },
): Promise<number[]> {
  const { messageIds, fromCaseId, toCaseId } = input;
  const { rows } = await sql<{ id: number }>`
    update messages set case_id = ${toCaseId} where id = any(${messageIds}::bigint[]) and case_id = ${fromCaseId} returning id
  `.execute(db);
  const ids = rows.map(({ id }) => id);
  await sql`
    update conversations c set case_id = ${toCaseId}
    from (select distinct conversation_id from messages where id = any(${ids}::bigint[])) m
    where c.id = m.conversation_id and c.case_id = ${fromCaseId}
      and (select max(id) from messages where conversation_id = c.id) = any(${ids}::bigint[])
  `.execute(db);
  return ids;
}

/** Puts all of one case into another. A person's draft there wins over the one they left here. */
export async function moveAllRows(
  db: Database,
  from: number,
  to: number,
): Promise<{ messageIds: number[]; conversationIds: number[] }> {
  const messages = await sql<{ id: number }>`
    update messages set case_id = ${to} where case_id = ${from} returning id
  `.execute(db);
  const conversations = await sql<{ id: number }>`
    update conversations set case_id = ${to} where case_id = ${from} returning id
  `.execute(db);
  await sql`
    insert into drafts (case_id, staff_id, body, updated_at)
    select ${to}, staff_id, body, updated_at from drafts where case_id = ${from}
    on conflict do nothing
  `.execute(db);
  await sql`delete from drafts where case_id = ${from}`.execute(db);
  return { messageIds: messages.rows.map((row) => row.id), conversationIds: conversations.rows.map((row) => row.id) };
}
