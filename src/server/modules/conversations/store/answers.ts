import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type AnswerInCase = { messageId: number; authorId: number | null; text: string; at: Date };

export async function lastAnswers(db: Database, caseId: number, limit: number): Promise<AnswerInCase[]> {
  const { rows } = await sql<AnswerInCase>`
    select id as message_id, author_id, text, created_at as at from messages
    where case_id = ${caseId} and direction = 'out' and kind = 'reply' and not automatic
      and undone_at is null and lost_at is null and text <> ''
    order by id desc limit ${limit}
  `.execute(db);
  return rows.reverse();
}
