import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type PostRow = {
  id: number;
  accountId: number;
  kind: "question" | "answer" | "comment";
  questionId: number | null;
  parentId: number | null;
  memberId: number | null;
  staffId: number | null;
  body: string;
  privateBody: string | null;
  state: "held" | "visible" | "hidden";
  heldFor: string | null;
  language: string;
  votes: number;
  official: boolean;
  messageId: number | null;
  title: string | null;
  tags: string[];
  locked: boolean;
  mergedInto: number | null;
  acceptedId: number | null;
  answers: number;
  conversationId: number | null;
  createdAt: Date;
  publishedAt: Date | null;
  editedAt: Date | null;
};
/** A question: its title is there. */
export type QuestionRow = PostRow & { kind: "question"; title: string };

const columns = sql`p.id, p.account_id, p.kind, p.question_id, p.parent_id, p.member_id, p.staff_id, p.body, p.private_body,
  p.state, p.held_for, p.language, p.votes, p.official, p.message_id, p.title, p.tags, p.locked, p.merged_into,
  p.accepted_id, p.answers, p.conversation_id, p.created_at, p.published_at, p.edited_at`;
/** What a post's row is read as, for the other files of this folder. */
export const postColumns = columns;

export type NewPost = Pick<PostRow, "accountId" | "kind" | "body" | "state" | "language"> &
  Partial<
    Pick<
      PostRow,
      | "questionId"
      | "parentId"
      | "memberId"
      | "staffId"
      | "privateBody"
      | "heldFor"
      | "official"
      | "messageId"
      | "title"
      | "tags"
    >
  > & { formKey?: string | null; terms?: string | null };

/** Writes a post. @returns its id; null where the same form, or the same message, made one before */
export async function insertPost(db: Database, post: NewPost, now: Date): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into community_posts (account_id, kind, question_id, parent_id, member_id, staff_id, body, private_body, state,
      held_for, language, official, message_id, title, tags, form_key, terms, created_at, published_at, active_at)
    values (${post.accountId}, ${post.kind}, ${post.questionId ?? null}, ${post.parentId ?? null},
      ${post.memberId ?? null}, ${post.staffId ?? null}, ${post.body}, ${post.privateBody ?? null}, ${post.state},
      ${post.heldFor ?? null}, ${post.language}, ${post.official ?? false}, ${post.messageId ?? null},
      ${post.title ?? null}, ${post.tags ?? []}::text[], ${post.formKey ?? null}, ${post.terms ?? null}::tsvector, ${now},
      ${post.state === "visible" ? now : null}, ${now})
    on conflict do nothing returning id
  `.execute(db);
  return rows[0]?.id ?? null;
}

export async function findPost(db: Database, id: number): Promise<PostRow | undefined> {
  const { rows } = await sql<PostRow>`select ${columns} from community_posts p where p.id = ${id}`.execute(db);
  return rows[0];
}

/** A post, held until the transaction ends. */
export async function lockPost(db: Database, id: number): Promise<PostRow | undefined> {
  const { rows } = await sql<PostRow>`
    select ${columns} from community_posts p where p.id = ${id} for no key update
  `.execute(db);
  return rows[0];
}

export async function findByForm(db: Database, memberId: number, formKey: string): Promise<PostRow | undefined> {
  const { rows } = await sql<PostRow>`
    select ${columns} from community_posts p where p.member_id = ${memberId} and p.form_key = ${formKey}
  `.execute(db);
  return rows[0];
}

/** The question that a thread of messages began with. */
export async function findByConversation(db: Database, conversationId: number): Promise<QuestionRow | undefined> {
  const { rows } = await sql<QuestionRow>`
    select ${columns} from community_posts p where p.conversation_id = ${conversationId} and p.kind = 'question'
  `.execute(db);
  return rows[0];
}

export type PostChange = Partial<{
  body: string;
  privateBody: string | null;
  title: string;
  terms: string;
  state: PostRow["state"];
  heldFor: string | null;
  official: boolean;
  locked: boolean;
  mergedInto: number | null;
  acceptedId: number | null;
  conversationId: number;
  messageId: number;
  publishedAt: Date;
  editedAt: Date;
}>;

/** Gives a post these values. */
export async function changePost(db: Database, id: number, change: PostChange): Promise<void> {
  const { terms, ...rest } = change;
  await db
    .updateTable("communityPosts")
    .set({ ...rest, ...(terms !== undefined && { terms: sql`${terms}::tsvector` }) })
    .where("id", "=", id)
    .execute();
}

/** Answers and comments of a question, oldest first. */
export async function postsOfQuestion(db: Database, questionId: number, limit: number): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select ${columns} from community_posts p where p.question_id = ${questionId} order by p.id limit ${limit}
  `.execute(db);
  return rows;
}

/** Counts a question's visible answers anew, and notes that something happened there. */
export async function recount(db: Database, questionId: number, now: Date): Promise<void> {
  await sql`
    update community_posts q set active_at = ${now}, answers = (
      select count(*) from community_posts a
      where a.question_id = q.id and a.kind = 'answer' and a.state = 'visible')
    where q.id = ${questionId}
  `.execute(db);
}

/** Moves all that was said about a question to another. */
export async function movePosts(db: Database, fromId: number, toId: number): Promise<void> {
  await sql`
    update community_posts set question_id = ${toId},
      parent_id = case when parent_id = ${fromId} then ${toId} else parent_id end,
      official = false
    where question_id = ${fromId}
  `.execute(db);
  // What led to the merged one before leads on.
  await sql`update community_posts set merged_into = ${toId} where merged_into = ${fromId}`.execute(db);
}

/** Takes the mark of the official answer from all others of a question. */
export async function onlyOfficial(db: Database, questionId: number, postId: number): Promise<void> {
  await sql`
    update community_posts set official = false where question_id = ${questionId} and official and id <> ${postId}
  `.execute(db);
}

export async function hasOfficial(db: Database, questionId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from community_posts where question_id = ${questionId} and official and state = 'visible' limit 1
  `.execute(db);
  return rows.length > 0;
}

/** What somebody posted since a time, and how much of theirs stands. */
export async function postingOf(
  db: Database,
  memberId: number,
  since: { hour: Date; day: Date },
): Promise<{ lastHour: number; questionsToday: number; standing: number }> {
  const { rows } = await sql<{ lastHour: number; questionsToday: number; standing: number }>`
    select count(*) filter (where created_at > ${since.hour}) as last_hour,
      count(*) filter (where created_at > ${since.day} and kind = 'question') as questions_today,
      count(*) filter (where state = 'visible') as standing
    from (select created_at, kind, state from community_posts where member_id = ${memberId}
      order by created_at desc limit 500) mine
  `.execute(db);
  return rows[0]!;
}

/** True when somebody posted the same words lately: whoever sells does that. */
export async function saidBefore(db: Database, memberId: number, body: string, since: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from community_posts where member_id = ${memberId} and created_at > ${since} and body = ${body} limit 1
  `.execute(db);
  return rows.length > 0;
}

/** Hides all that a member posted. @returns the questions whose answers are fewer now */
export async function hideAllOf(db: Database, memberId: number): Promise<number[]> {
  const { rows } = await sql<{ questionId: number | null }>`
    update community_posts set state = 'hidden', held_for = null where member_id = ${memberId} and state <> 'hidden'
    returning question_id
  `.execute(db);
  return [...new Set(rows.flatMap(({ questionId }) => questionId ?? []))];
}

/** Keeps what a post was, as it was typed. */
export async function keepEdit(db: Database, post: PostRow, now: Date): Promise<void> {
  const { id, title, body, privateBody } = post;
  await db
    .insertInto("communityEdits")
    .values({ postId: id, title, body: privateBody ?? body, at: now })
    .execute();
}

export async function editsOf(db: Database, postIds: readonly number[]) {
  if (postIds.length === 0) return [];
  return db
    .selectFrom("communityEdits")
    .select(["postId", "title", "body", "at"])
    .where("postId", "in", postIds)
    .orderBy("id")
    .limit(500)
    .execute();
}
