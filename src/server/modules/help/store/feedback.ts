import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { FeedbackView } from "../../../../shared/contract/help.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type Feedback = {
  articleId: number;
  locale: Locale;
  version: number;
  visitor: string;
  helpful: boolean;
  missing: string;
};

/**
 * Keeps what a visitor says of a version; said again, it is changed, and an empty comment does not take back a written one.
 * @returns whether anything is different now
 */
export async function saveFeedback(db: Database, feedback: Feedback, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into help_feedback (article_id, locale, version, visitor, helpful, missing, created_at, changed_at)
    values (${feedback.articleId}, ${feedback.locale}, ${feedback.version}, ${feedback.visitor}, ${feedback.helpful},
      ${feedback.missing}, ${at}, ${at})
    on conflict (article_id, locale, version, visitor) do update set helpful = excluded.helpful,
      missing = case when excluded.missing = '' and not excluded.helpful then help_feedback.missing else excluded.missing end,
      changed_at = excluded.changed_at
    where help_feedback.helpful <> excluded.helpful
      or (excluded.missing <> '' and help_feedback.missing <> excluded.missing)
    returning id
  `.execute(db);
  return rows.length > 0;
}

export type FeedbackRow = Omit<FeedbackView, "title" | "at"> & { at: Date; place: string };

/** The newest first. */
export async function feedbackRows(
  db: Database,
  wanted: {
    articleId: number | null;
    helpful: boolean | null;
    after: { at: string; id: number } | null;
    limit: number;
  },
): Promise<FeedbackRow[]> {
  const { articleId, helpful, after } = wanted;
  const { rows } = await sql<FeedbackRow>`
    select id, article_id, locale, version, helpful, missing, changed_at as at, changed_at::text as place
    from help_feedback
    where (${articleId}::bigint is null or article_id = ${articleId}) and (${helpful}::boolean is null or helpful = ${helpful})
      and (${after === null} or (changed_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::bigint))
    order by changed_at desc, id desc limit ${wanted.limit}
  `.execute(db);
  return rows;
}
