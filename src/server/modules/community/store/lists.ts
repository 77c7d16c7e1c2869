import { sql } from "kysely";
import type { QuestionSort } from "../../../../shared/contract/community.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { type PostRow, postColumns, type QuestionRow } from "./posts.ts";

/** A question in a list; `staffAnswered`: one of ours stands there. */
export type ListedQuestion = QuestionRow & { staffAnswered: boolean; place: string };

const staffAnswered = sql`exists (select from community_posts a where a.question_id = p.id and a.kind = 'answer'
  and a.state = 'visible' and a.staff_id is not null) as staff_answered`;

export type Listing = {
  accountId: number | null;
  sort: QuestionSort;
  tag?: string | null;
  /** a tsquery literal */
  query?: string | null;
  /** with what is held or hidden, as the desk sees it */
  all?: boolean;
  after: readonly [string | number, number] | null;
  limit: number;
};

/** Questions of a community, or of all; keyset pages in the order that is asked for. */
export async function listQuestions(db: Database, listing: Listing): Promise<ListedQuestion[]> {
  const { accountId, sort, tag, query, all = false, after, limit } = listing;
  const key = sort === "votes" ? sql`p.votes` : all ? sql`p.created_at` : sql`p.published_at`;
  const type = sort === "votes" ? sql`::integer` : sql`::timestamptz`;
  const conditions = [
    sql`p.kind = 'question'`,
    ...(accountId === null ? [] : [sql`p.account_id = ${accountId}`]),
    ...(all ? [] : [sql`p.state = 'visible' and p.merged_into is null`]),
    ...(sort === "unanswered" ? [sql`p.answers = 0 and p.merged_into is null`] : []),
    ...(tag ? [sql`p.tags @> array[${tag}]::text[]`] : []),
    ...(query ? [sql`p.terms @@ ${query}::tsquery`] : []),
    ...(after ? [sql`(${key}, p.id) < (${after[0]}${type}, ${after[1]})`] : []),
  ];
  const { rows } = await sql<ListedQuestion>`
    select ${postColumns}, ${staffAnswered}, ${key}::text as place from community_posts p
    where ${sql.join(conditions, sql` and `)} order by ${key} desc, p.id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** Newer questions are compared first; of a large community these are enough. */
const MOST_COMPARED = 500;

/** Visible questions that have at least so many of these terms, those with the most first. */
export async function questionsLike(
  db: Database,
  like: { accountId: number; terms: readonly string[]; any: string; atLeast: number; limit: number },
): Promise<{ id: number; title: string; answers: number; acceptedId: number | null }[]> {
  const { rows } = await sql<{ id: number; title: string; answers: number; acceptedId: number | null }>`
    select id, title, answers, accepted_id from (
      select p.id, p.title, p.answers, p.accepted_id, (
        select count(*) from unnest(${like.terms}::text[]) term where p.terms @@ term::tsquery) as hits,
        ts_rank(p.terms, ${like.any}::tsquery) as rank
      from (select * from community_posts
        where account_id = ${like.accountId} and kind = 'question' and state = 'visible' and merged_into is null
          and terms @@ ${like.any}::tsquery
        order by id desc limit ${MOST_COMPARED}) p
    ) found where hits >= ${like.atLeast} order by hits desc, rank desc, id desc limit ${like.limit}
  `.execute(db);
  return rows;
}

/** The tags most used lately. */
export async function tagsOf(db: Database, accountId: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select tag from (select tags from community_posts
      where account_id = ${accountId} and kind = 'question' and state = 'visible' and merged_into is null
      order by published_at desc limit 1000) lately, unnest(tags) tag
    group by tag order by count(*) desc, tag limit ${limit}
  `.execute(db);
  return rows.map(({ tag }) => tag);
}

/** All questions that may be found, for search engines. */
export async function questionsForSitemap(
  db: Database,
  accountId: number,
  limit: number,
): Promise<{ id: number; activeAt: Date }[]> {
  const { rows } = await sql<{ id: number; activeAt: Date }>`
    select id, active_at from community_posts
    where account_id = ${accountId} and kind = 'question' and state = 'visible' and merged_into is null
    order by published_at desc limit ${limit}
  `.execute(db);
  return rows;
}

/** What somebody asked, newest first, whatever became of it. */
export async function questionsOfMember(
  db: Database,
  accountId: number,
  memberId: number,
  limit: number,
): Promise<ListedQuestion[]> {
  const { rows } = await sql<ListedQuestion>`
    select ${postColumns}, ${staffAnswered}, '' as place from community_posts p
    where p.member_id = ${memberId} and p.account_id = ${accountId} and p.kind = 'question' and p.state <> 'hidden'
    order by p.created_at desc limit ${limit}
  `.execute(db);
  return rows;
}

/** Posts that wait for a moderator, oldest first: held ones, and those of which something was reported. */
export async function queuedPosts(db: Database, after: number, limit: number): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select ${postColumns} from community_posts p
    where p.id > ${after} and p.id in (
      select id from community_posts where state = 'held' and id > ${after}
      union select post_id from community_reports where settled_at is null and post_id > ${after})
    order by p.id limit ${limit}
  `.execute(db);
  return rows;
}

export async function questionsById(db: Database, ids: readonly number[]): Promise<Map<number, QuestionRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<QuestionRow>`
    select ${postColumns} from community_posts p where p.id = any(${ids}::bigint[]) and p.kind = 'question'
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
