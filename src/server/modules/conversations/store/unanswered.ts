import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** What a person of ours wrote that was neither undone nor lost; and a call that one of us answered. */
function isAnswer(out: string): RawBuilder<boolean> {
  return sql<boolean>`(
    (direction = 'out' and ${sql.raw(out)} and undone_at is null and lost_at is null)
    or (direction = 'in' and answered_at is not null)
  )`;
}

/** The first message of a person that no person of ours has answered since, per case. */
export async function firstUnanswered(
  db: Database,
  caseIds: readonly number[],
): Promise<{ caseId: number; at: Date }[]> {
  const { rows } = await sql<{ caseId: number; at: Date }>`
    select c.id as case_id, m.created_at as at
    from unnest(${[...caseIds]}::bigint[]) as c(id)
    cross join lateral (
      select created_at from messages
      where case_id = c.id and direction = 'in' and kind in ('message', 'imported') and auto_reply is null
        and id > coalesce((
          select max(id) from messages
          where case_id = c.id and ${isAnswer("not automatic")}
        ), 0)
      order by id limit 1
    ) m
  `.execute(db);
  return rows;
}

/** Which answers in a case count for one that became part of it. */
export type Together = {
  /** since when it was part of another */
  since: Date;
  /** since when it was part of this one */
  here: Date;
  /** messages that came along with it from the case that it was part of before */
  along: readonly number[];
  /** messages that came from other cases */
  foreign: readonly number[];
};

/** When a person of ours last answered there; null for never. */
export async function lastAnswer(
  db: Database,
  caseId: number,
  { since, here, along, foreign }: Together,
): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(created_at) as at from messages
    where case_id = ${caseId} and created_at > ${since} and (created_at > ${here} or id = any(${[...along]}::bigint[]))
      and id <> all(${[...foreign]}::bigint[]) and ${isAnswer("not automatic")}
  `.execute(db);
  return rows[0]!.at;
}

/** So many tell as much as all of them. */
const MOST_CONTACTS = 100;

/** What persons wrote since a person of ours last answered, per case, oldest first. */
export async function sinceLastAnswer(
  db: Database,
  caseIds: readonly number[],
): Promise<{ caseId: number; at: Date; channel: string }[]> {
  const { rows } = await sql<{ caseId: number; at: Date; channel: string }>`
    select c.id as case_id, m.created_at as at, m.channel
    from unnest(${[...caseIds]}::bigint[]) as c(id)
    cross join lateral (
      select id, created_at, channel from messages
      where case_id = c.id and direction = 'in' and kind in ('message', 'imported') and auto_reply is null
        and id > coalesce((
          select max(id) from messages
          where case_id = c.id and ${isAnswer("kind = 'reply' and not automatic")}
        ), 0)
      order by id limit ${MOST_CONTACTS}
    ) m
    order by c.id, m.id
  `.execute(db);
  return rows;
}

/** When a person of ours first answered in each of these cases. */
export async function firstAnswers(db: Database, caseIds: readonly number[]): Promise<{ caseId: number; at: Date }[]> {
  const { rows } = await sql<{ caseId: number; at: Date }>`
    select c.id as case_id, m.created_at as at
    from unnest(${[...caseIds]}::bigint[]) as c(id)
    cross join lateral (
      select created_at from messages
      where case_id = c.id and ${isAnswer("kind = 'reply' and not automatic")}
      order by id limit 1
    ) m
  `.execute(db);
  return rows;
}
