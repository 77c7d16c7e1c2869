import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { SearchTodo, VainKind } from "../../../../shared/contract/help-searches.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type VainRow = {
  words: string;
  locale: Locale;
  count: number;
  lastAt: Date;
  state: SearchTodo | null;
  articleId: number | null;
};

/** What was searched for in vain since a time, words by words, the most frequent first; with what editors did about it. */
export async function searchedInVain(
  db: Database,
  wanted: { kind: VainKind; since: Date; state: SearchTodo | "open"; limit: number },
): Promise<VainRow[]> {
  const { kind, since, state, limit } = wanted;
  const vain = kind === "nothing" ? sql`s.shown = '{}'` : sql`s.shown <> '{}' and s.opened_id is null`;
  const { rows } = await sql<VainRow>`
    with vain as (
      select s.words, min(s.locale) as locale, count(*)::int as count, max(s.at) as last_at from help_searches s
      where s.at >= ${since} and s.place in ('search', 'contact') and ${vain} group by s.words
    )
    select v.words, v.locale, v.count, v.last_at, t.state, t.article_id
    from vain v left join help_search_todos t using (words)
    where coalesce(t.state, 'open') = ${state}
    order by v.count desc, v.last_at desc, v.words limit ${limit}
  `.execute(db);
  return rows;
}

/** Notes what editors did about searches; what was written stays so. */
export async function settleWords(
  db: Database,
  todo: { words: readonly string[]; state: SearchTodo; articleId: number | null; by: number | null; at: Date },
): Promise<void> {
  const { words, state, articleId, by, at } = todo;
  await sql`
    insert into help_search_todos (words, state, article_id, settled_by, settled_at)
    select distinct w, ${state}, ${articleId}::bigint, ${by}::bigint, ${at}::timestamptz from unnest(${[...words]}::text[]) w
    on conflict (words) do update set state = excluded.state, article_id = excluded.article_id,
      settled_by = excluded.settled_by, settled_at = excluded.settled_at
    where help_search_todos.state = 'dismissed'
  `.execute(db);
}

/** Takes searches up again that were put aside. */
export async function reopenWords(db: Database, words: readonly string[]): Promise<void> {
  await db
    .deleteFrom("helpSearchTodos")
    .where("words", "in", [...words])
    .where("state", "=", "dismissed")
    .execute();
}
