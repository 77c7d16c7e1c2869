import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** A glance of a text. */
const GLANCE = 160;
const glance = sql`left(btrim(regexp_replace(left(text, ${GLANCE * 3}), '\\s+', ' ', 'g')), ${GLANCE})`;

/** The beginning of what the customer of a case first said. */
export async function firstWordsOf(db: Database, caseId: number): Promise<string | null> {
  const { rows } = await sql<{ words: string }>`
    select ${glance} as words from messages
    where case_id = ${caseId} and direction = 'in' and kind in ('message', 'imported') and auto_reply is null
    order by id limit 1
  `.execute(db);
  return rows[0]?.words || null;
}

/** How often and when the customer of a case came by each channel, in the order in which they tried them. */
export async function contactsByChannel(
  db: Database,
  caseId: number,
): Promise<{ channel: string; count: number; firstAt: Date; lastAt: Date }[]> {
  const { rows } = await sql<{ channel: string; count: number; firstAt: Date; lastAt: Date }>`
    select channel, count(*)::int as count, min(created_at) as first_at, max(created_at) as last_at from messages
    where case_id = ${caseId} and direction = 'in' and kind in ('message', 'imported') and auto_reply is null
    group by channel order by min(id)
  `.execute(db);
  return rows;
}

/** What a person of ours last said to the customer of a case. */
export async function lastAnswerOf(
  db: Database,
  caseId: number,
): Promise<{ at: Date; authorId: number | null; channel: string; words: string } | null> {
  const { rows } = await sql<{ at: Date; authorId: number | null; channel: string; words: string }>`
    select created_at as at, author_id, channel, ${glance} as words from messages
    where case_id = ${caseId} and (
      (direction = 'out' and kind = 'reply' and not automatic and undone_at is null and lost_at is null)
      or (direction = 'in' and answered_at is not null)
    )
    order by id desc limit 1
  `.execute(db);
  return rows[0] ?? null;
}

/** What the customer of a case last said, where they said more than one thing. */
export async function lastHeardOf(
  db: Database,
  caseId: number,
): Promise<{ at: Date; channel: string; words: string } | null> {
  const { rows } = await sql<{ at: Date; channel: string; words: string }>`
    select created_at as at, channel, ${glance} as words from messages
    where case_id = ${caseId} and direction = 'in' and kind in ('message', 'imported') and auto_reply is null
    order by id desc limit 2
  `.execute(db);
  return rows.length === 2 && rows[0]!.words ? rows[0]! : null;
}
