import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Something that the customer wrote in a case. */
export type SaidInCase = {
  caseId: number;
  messageId: number;
  channel: string;
  subject: string | null;
  text: string;
  at: Date;
  /** the case that it may belong to as well */
  maybeOf: number | null;
};

/** Looked at from either end of a case, however many messages it has. */
const FROM_THE_BEGINNING = 3;
const FROM_THE_END = 6;
/** Characters of each; more would not change what it is about. */
const READ = 1_000;

/** What machines read on the pages of `m`, which stands for its words where it has none. */
const wordsOnPages = sql`coalesce((
  select string_agg(w.words, E'\\n' order by a.id) from attachments a join attachment_words w on w.attachment_id = a.id
  where a.message_id = m.id
), '')`;

/** Among the first and the last messages of each of these cases, those that the customer wrote. */
export async function customersWords(db: Database, caseIds: readonly number[]): Promise<SaidInCase[]> {
  const { rows } = await sql<SaidInCase>`
    /* prepared */ select c.id as case_id, m.id as message_id, m.channel, m.subject, m.created_at as at,
      (m.maybe_of ->> 'caseId')::bigint as maybe_of,
      left(case when m.text = '' then ${wordsOnPages} else m.text end, ${READ}) as text
    from unnest(${[...caseIds]}::bigint[]) as c(id)
    cross join lateral (
      (select * from messages where case_id = c.id order by id limit ${FROM_THE_BEGINNING})
      union all
      (select * from (
        select * from messages where case_id = c.id order by id desc limit ${FROM_THE_END}
      ) last where id not in (select id from messages where case_id = c.id order by id limit ${FROM_THE_BEGINNING}))
    ) m
    where m.direction = 'in' and m.kind in ('message', 'imported') and m.auto_reply is null
    order by c.id, m.id
  `.execute(db);
  return rows;
}
