import { type RawBuilder, sql } from "kysely";
import type { AskedOutcome } from "../../../../shared/contract/next-dates.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** An answer whose author was asked for the next date. */
export type AskedRow = {
  messageId: number;
  caseId: number;
  staffId: number | null;
  teamId: number | null;
  outcome: AskedOutcome;
  reason: string | null;
  wording: string[];
  askedAt: Date;
};
/** Which of them; `visible` is a condition on `asked_answers.case_id`. */
export type AskedQuery = {
  from: Date;
  to: Date;
  outcome?: AskedOutcome | undefined;
  staffId?: number | undefined;
  teamId?: number | undefined;
  visible: RawBuilder<boolean>;
};
export type AskedCount = { staffId: number | null; teamId: number | null; given: number; overridden: number };

export async function insertAsked(trx: Database, row: AskedRow): Promise<void> {
  await trx.insertInto("askedAnswers").values(row).execute();
}

/** Forgets an answer that was taken back. */
export async function dropAsked(trx: Database, messageId: number): Promise<void> {
  await trx.deleteFrom("askedAnswers").where("messageId", "=", messageId).execute();
}

/** How often each person in each team was asked, and what came of it. */
export async function countAskedRows(db: Database, query: AskedQuery): Promise<AskedCount[]> {
  const { rows } = await sql<AskedCount>`
    select staff_id, team_id,
      count(*) filter (where outcome = 'given')::int as given,
      count(*) filter (where outcome = 'overridden')::int as overridden
    from asked_answers where ${within(query)} group by staff_id, team_id
  `.execute(db);
  return rows;
}

/** Newest first. @param after the place of the last row of the page before */
export async function listAskedRows(
  db: Database,
  query: AskedQuery,
  { after, limit }: { after: { at: Date; id: number } | null; limit: number },
): Promise<(AskedRow & { words: string })[]> {
  const beyond = after ? sql`and (asked_at, message_id) < (${after.at}, ${after.id})` : sql``;
  const { rows } = await sql<AskedRow & { words: string }>`
    select asked_answers.*, (select left(text, 200) from messages m where m.id = asked_answers.message_id) as words
    from asked_answers where ${within(query)} ${beyond}
    order by asked_at desc, message_id desc limit ${limit}
  `.execute(db);
  return rows;
}

function within({ from, to, outcome, staffId, teamId, visible }: AskedQuery): RawBuilder<unknown> {
  const parts = [
    sql`asked_at >= ${from} and asked_at < ${to} and ${visible}`,
    ...(outcome === undefined ? [] : [sql`outcome = ${outcome}`]),
    ...(staffId === undefined ? [] : [sql`staff_id = ${staffId}`]),
    ...(teamId === undefined ? [] : [sql`team_id = ${teamId}`]),
  ];
  return sql.join(parts, sql` and `);
}
