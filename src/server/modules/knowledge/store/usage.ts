import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** How an article was used where it was found. */
export type Usage = { articleId: number; expected: number; opened: number; helped: number; notHelped: number };

/** Half of what is known of an article's use is forgotten in this time. */
const HALF_LIFE_S = 90 * 86_400;

/** Adds how articles were used to what is left of what was known before. */
export async function addUsage(db: Database, used: readonly Usage[], at: Date): Promise<void> {
  const kept = (column: string) =>
    sql`u.${sql.ref(column)} * power(0.5, greatest(0, extract(epoch from excluded.at - u.at)) / ${HALF_LIFE_S}::float8) + excluded.${sql.ref(column)}`;
  await sql`
    insert into knowledge_usage as u (article_id, expected, opened, helped, not_helped, boost, at)
    select n.article_id, n.expected, n.opened, n.helped, n.not_helped, 0, ${at}
    from unnest(${used.map(({ articleId }) => articleId)}::bigint[], ${used.map(({ expected }) => expected)}::float8[],
      ${used.map(({ opened }) => opened)}::float8[], ${used.map(({ helped }) => helped)}::float8[],
      ${used.map(({ notHelped }) => notHelped)}::float8[]) as n(article_id, expected, opened, helped, not_helped)
    where exists (select from knowledge_articles a where a.id = n.article_id)
    on conflict (article_id) do update set expected = ${kept("expected")}, opened = ${kept("opened")},
      helped = ${kept("helped")}, not_helped = ${kept("not_helped")}, at = excluded.at
  `.execute(db);
}

/**
 * Draws anew what the ranking makes of all articles' use, as of a moment: 2 % for an article that is opened e times as often
 * as others at its place, 3 % for one that helped all of many; together at most 3 %. Few say little: ten of each kind are
 * put beside what was counted.
 */
export async function drawBoosts(db: Database, at: Date): Promise<void> {
  await sql`
    with known as (
      select article_id, power(0.5, greatest(0, extract(epoch from ${at}::timestamptz - at)) / ${HALF_LIFE_S}::float8) as left_of,
        expected, opened, helped, not_helped from knowledge_usage
    ), drawn as (
      select article_id, greatest(-0.03, least(0.03,
        0.02 * ln((opened * left_of + 10) / (expected * left_of + 10))
        + 0.03 * (helped - not_helped) * left_of / ((helped + not_helped) * left_of + 10)))::real as boost from known
    )
    update knowledge_usage u set boost = d.boost from drawn d where d.article_id = u.article_id and abs(d.boost - u.boost) > 0.0002
  `.execute(db);
}
