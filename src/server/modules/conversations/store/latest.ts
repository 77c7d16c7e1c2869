import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** An excerpt's length: two lines of a case list. */
const EXCERPT = 200;

export type LatestMessage = {
  caseId: number;
  messageId: number | null;
  /** the first 200 characters, on one line */
  excerpt: string | null;
  direction: "in" | "out" | null;
  at: Date | null;
  hasAttachments: boolean;
};

/** One index look-up a case for its newest words and one for its files. */
export async function newestOfCases(db: Database, caseIds: readonly number[]): Promise<LatestMessage[]> {
  const { rows } = await sql<LatestMessage>`
    select c.id as case_id, m.id as message_id, m.excerpt, m.direction, m.created_at as at,
      exists (
        select 1 from messages am join attachments f on f.message_id = am.id where am.case_id = c.id and not f.inline
      ) as has_attachments
    from unnest(${caseIds}::bigint[]) as c(id)
    left join lateral (
      select id, direction, created_at,
        left(btrim(regexp_replace(left(text, ${EXCERPT * 3}), '\\s+', ' ', 'g')), ${EXCERPT}) as excerpt
      from messages
      where case_id = c.id and direction <> 'note' and undone_at is null and not automatic and kind <> 'bounce'
      order by id desc limit 1
    ) m on true
  `.execute(db);
  return rows;
}
