import type { Static } from "typebox";
import type { Locale } from "../../../../shared/contract/common.ts";
import type {
  DeskPost,
  QuestionDetail,
  QuestionRow as QuestionRowShape,
  QueuedPost,
} from "../../../../shared/contract/community.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { casesOf } from "../cases/case-of.ts";
import { getQuestion } from "../moderation/get-question.ts";
import { asCommunity, communityOf, questionUrl } from "../open-community.ts";
import { type Authors, authorsOf } from "../present.ts";
import { reportsOf } from "../store/acts.ts";
import { type ListedQuestion, type Listing, listQuestions, questionsById, queuedPosts } from "../store/lists.ts";
import { editsOf, type PostRow, postsOfQuestion, type QuestionRow } from "../store/posts.ts";
import { queryOf } from "../terms.ts";

const MOST_POSTS = 2_000;

/** The language that names and titles of ours are shown in. */
function readerOf(ctx: Ctx): Locale {
  return ctx.actor.locale === "en" ? "en" : "zh-CN";
}

/** Questions for the desk, whatever their state. */
export async function deskQuestions(
  ctx: Ctx,
  wanted: Omit<Listing, "query" | "all"> & { q: string },
): Promise<{ rows: Static<typeof QuestionRowShape>[]; places: { place: string; id: number }[] }> {
  const query = wanted.q.trim() ? queryOf(wanted.q) : null;
  const found = await listQuestions(ctx.db, { ...wanted, query, all: true });
  return { rows: await presentQuestions(ctx, found), places: found.map(({ place, id }) => ({ place, id })) };
}

async function presentQuestions(ctx: Ctx, rows: readonly (QuestionRow & { staffAnswered: boolean })[]) {
  const authors = await authorsOf(ctx, rows, readerOf(ctx));
  const cases = await casesOf(asCommunity(ctx), rows);
  const names = new Map<number, string>();
  for (const { accountId } of rows) {
    if (!names.has(accountId)) names.set(accountId, (await communityOf(ctx, accountId)).account.name);
  }
  return rows.map((row) => ({
    id: row.id,
    community: { id: row.accountId, name: names.get(row.accountId)! },
    title: row.title,
    author: authors.authorOf(row),
    tags: row.tags,
    state: row.state,
    locked: row.locked,
    votes: row.votes,
    answers: row.answers,
    official: row.staffAnswered,
    solved: row.acceptedId !== null,
    caseId: cases.get(row.id) ?? null,
    createdAt: row.createdAt.toISOString(),
  }));
}

/** A question with all that was said there, hidden or not; that it was read is written down where it holds private words. */
export async function deskQuestion(ctx: Ctx, id: number): Promise<QuestionDetail> {
  const question = await getQuestion(ctx, id);
  const posts = await postsOfQuestion(ctx.db, id, MOST_POSTS);
  const staffAnswered = posts.some(({ staffId, state }) => staffId !== null && state === "visible");
  const [row] = await presentQuestions(ctx, [{ ...question, staffAnswered } as ListedQuestion]);
  const [first, ...others] = await presentPosts(ctx, [question, ...posts], question.acceptedId);
  if ([question, ...posts].some(({ privateBody }) => privateBody !== null)) {
    await audit(ctx, { action: "community.private_read", subject: { kind: "community_post", id } });
  }
  const community = await communityOf(ctx, question.accountId);
  return {
    ...row!,
    mergedInto: question.mergedInto,
    url: questionUrl(ctx, community, id),
    question: first!,
    posts: others,
  };
}

/** What waits for a moderator. */
export async function deskQueue(ctx: Ctx, after: number, limit: number): Promise<QueuedPost[]> {
  const rows = await queuedPosts(ctx.db, after, limit);
  const questions = await questionsById(
    ctx.db,
    rows.map(({ id, questionId }) => questionId ?? id),
  );
  const posts = await presentPosts(ctx, rows, null);
  return posts.map((post, index) => {
    const questionId = rows[index]!.questionId ?? post.id;
    return { ...post, questionId, title: questions.get(questionId)?.title ?? "" };
  });
}

async function presentPosts(ctx: Ctx, rows: readonly PostRow[], acceptedId: number | null): Promise<DeskPost[]> {
  const ids = rows.map(({ id }) => id);
  const authors = await authorsOf(ctx, rows, readerOf(ctx));
  const reports = Map.groupBy(await reportsOf(ctx.db, ids), ({ postId }) => postId);
  const edits = Map.groupBy(await editsOf(ctx.db, ids), ({ postId }) => postId);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    parentId: row.parentId,
    author: authors.authorOf(row),
    member: memberOf(row, authors),
    text: row.body,
    privateText: row.privateBody,
    state: row.state,
    heldFor: row.heldFor,
    votes: row.votes,
    official: row.official,
    accepted: row.id === acceptedId,
    reports: (reports.get(row.id) ?? []).map(({ reason, words, at }) => ({ reason, words, at: at.toISOString() })),
    edits: (edits.get(row.id) ?? []).map(({ title, body, at }) => ({ title, text: body, at: at.toISOString() })),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  }));
}

function memberOf({ memberId }: PostRow, { members }: Authors): DeskPost["member"] {
  const member = memberId === null ? undefined : members.get(memberId);
  return member ? { id: member.id, name: member.displayName, banned: member.bannedAt !== null } : null;
}
