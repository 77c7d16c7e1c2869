import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** Votes for a post, or takes the vote back; the count is kept with the post. */
export async function toggleVote(db: Database, postId: number, memberId: number, now: Date): Promise<void> {
  const { rows } = await sql`
    insert into community_votes (post_id, member_id, at) values (${postId}, ${memberId}, ${now})
    on conflict do nothing returning 1
  `.execute(db);
  if (rows.length === 0) {
    await sql`delete from community_votes where post_id = ${postId} and member_id = ${memberId}`.execute(db);
  }
  await sql`
    update community_posts set votes = (select count(*) from community_votes where post_id = ${postId})
    where id = ${postId}
  `.execute(db);
}

export async function votedAmong(db: Database, postIds: readonly number[], memberId: number): Promise<Set<number>> {
  if (postIds.length === 0) return new Set();
  const { rows } = await sql<{ postId: number }>`
    select post_id from community_votes where member_id = ${memberId} and post_id = any(${postIds}::bigint[])
  `.execute(db);
  return new Set(rows.map(({ postId }) => postId));
}

/** Reports a post. @returns how many stand open, and whether this one is new */
export async function insertReport(
  db: Database,
  report: { postId: number; memberId: number; reason: string; words: string | null },
  now: Date,
): Promise<{ isNew: boolean; open: number }> {
  const { rows } = await sql`
    insert into community_reports (post_id, member_id, reason, words, at)
    values (${report.postId}, ${report.memberId}, ${report.reason}, ${report.words}, ${now})
    on conflict do nothing returning 1
  `.execute(db);
  const open = await sql<{ count: number }>`
    select count(*) from community_reports where post_id = ${report.postId} and settled_at is null
  `.execute(db);
  return { isNew: rows.length > 0, open: open.rows[0]!.count };
}

export async function reportsOf(db: Database, postIds: readonly number[]) {
  if (postIds.length === 0) return [];
  return db
    .selectFrom("communityReports")
    .select(["postId", "reason", "words", "at"])
    .where("postId", "in", postIds)
    .where("settledAt", "is", null)
    .orderBy("id")
    .limit(500)
    .execute();
}

export async function settleReports(db: Database, postId: number, now: Date): Promise<void> {
  await sql`
    update community_reports set settled_at = ${now} where post_id = ${postId} and settled_at is null
  `.execute(db);
}

/** Tells somebody of news about a question from now on; whoever ended that is only signed up again by themselves. */
export async function subscribe(
  db: Database,
  questionId: number,
  memberId: number,
  now: Date,
  { again }: { again: boolean },
): Promise<void> {
  await sql`
    insert into community_subscriptions (question_id, member_id, at) values (${questionId}, ${memberId}, ${now})
    on conflict (question_id, member_id) do update
    set ended_at = case when ${again} then null else community_subscriptions.ended_at end
  `.execute(db);
}

export async function unsubscribe(db: Database, questionId: number, memberId: number, now: Date): Promise<void> {
  await sql`
    insert into community_subscriptions (question_id, member_id, at, ended_at)
    values (${questionId}, ${memberId}, ${now}, ${now})
    on conflict (question_id, member_id) do update set ended_at = ${now}
  `.execute(db);
}

export async function isSubscribed(db: Database, questionId: number, memberId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from community_subscriptions
    where question_id = ${questionId} and member_id = ${memberId} and ended_at is null
  `.execute(db);
  return rows.length > 0;
}

/** Whoever wants news of a question, some at a time. */
export async function subscribersOf(
  db: Database,
  questionId: number,
  after: number,
  limit: number,
): Promise<{ memberId: number }[]> {
  const { rows } = await sql<{ memberId: number }>`
    select member_id from community_subscriptions
    where question_id = ${questionId} and ended_at is null and member_id > ${after} order by member_id limit ${limit}
  `.execute(db);
  return rows;
}

/** Whoever heard of a question that was merged hears of the one it became. */
export async function moveSubscriptions(db: Database, fromId: number, toId: number): Promise<void> {
  await sql`
    insert into community_subscriptions (question_id, member_id, at, ended_at)
    select ${toId}, member_id, at, ended_at from community_subscriptions where question_id = ${fromId}
    on conflict do nothing
  `.execute(db);
}
