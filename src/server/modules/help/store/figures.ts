import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { ArticleFigures } from "../../../../shared/contract/help.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** Adds views of articles that are still there. */
export async function addViews(
  db: Database,
  counts: readonly { articleId: number; locale: Locale; day: string; views: number }[],
): Promise<void> {
  await sql`
    insert into help_views (article_id, locale, day, views)
    select c.article_id, c.locale, c.day, c.views
    from unnest(${counts.map(({ articleId }) => articleId)}::bigint[], ${counts.map(({ locale }) => locale)}::text[],
      ${counts.map(({ day }) => day)}::date[], ${counts.map(({ views }) => views)}::int[]) as c (article_id, locale, day, views)
    where exists (select from knowledge_articles a where a.id = c.article_id)
    on conflict (article_id, locale, day) do update set views = help_views.views + excluded.views
  `.execute(db);
}

export async function insertContact(
  db: Database,
  contact: { messageId: number; articleId: number; at: Date },
): Promise<void> {
  await sql`
    insert into help_contacts (message_id, article_id, at)
    select ${contact.messageId}, a.id, ${contact.at} from knowledge_articles a where a.id = ${contact.articleId}
    on conflict do nothing
  `.execute(db);
}

/** The articles that are read most, by their views since a day. */
export async function mostRead(db: Database, locale: Locale, since: Date, limit: number): Promise<number[]> {
  const { rows } = await sql<{ articleId: number }>`
    select article_id from help_views where locale = ${locale} and day >= ${since}::date
    group by article_id order by sum(views) desc, article_id limit ${limit}
  `.execute(db);
  return rows.map(({ articleId }) => articleId);
}

/** What became of articles since a day, the most troublesome first. Contacts count for the article's own language. */
export async function figuresSince(db: Database, since: Date, limit: number): Promise<Omit<ArticleFigures, "title">[]> {
  const { rows } = await sql<Omit<ArticleFigures, "title">>`
    with counted as (
      select article_id, locale, views, 0 as helped, 0 as not_helped, 0 as contacts
      from help_views where day >= ${since}::date
      union all
      select article_id, locale, 0, helpful::int, (not helpful)::int, 0 from help_feedback where changed_at >= ${since}
      union all
      select c.article_id, coalesce(m.language, a.source_locale), 0, 0, 0, 1
      from help_contacts c join knowledge_articles a on a.id = c.article_id join messages m on m.id = c.message_id
      where c.at >= ${since}
    )
    select article_id, locale, sum(views)::int as views, sum(helped)::int as helped, sum(not_helped)::int as not_helped,
      sum(contacts)::int as contacts
    from counted group by article_id, locale
    order by sum(not_helped) + sum(contacts) desc, sum(views) desc, article_id, locale limit ${limit}
  `.execute(db);
  return rows;
}
