import type { Locale } from "../../../../shared/contract/common.ts";
import type { PublicPost, PublicQuestion } from "../../../../shared/contract/community.ts";
import type { PortalCase } from "../../../../shared/contract/portal.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { articlePath } from "../../help/index.ts";
import { anybody, publishedEditionsOf } from "../../knowledge/index.ts";
import { promisesForCustomer } from "../../promises/index.ts";
import { caseOf } from "../cases/case-of.ts";
import { answerAwaitedUntil } from "../cases/follow-post.ts";
import type { Community } from "../open-community.ts";
import { mayRead } from "../posting/open-post.ts";
import { authorsOf, forEverybody } from "../present.ts";
import { isSubscribed, votedAmong } from "../store/acts.ts";
import type { MemberRow } from "../store/members.ts";
import { type PostRow, postsOfQuestion, type QuestionRow } from "../store/posts.ts";
import { articleOfQuestion } from "../store/proposals.ts";

const PAGE = 30;
/** More than these under one question are nobody's help. */
const MOST_POSTS = 2_000;

export type ReadQuestion = {
  question: PublicQuestion;
  promises: PortalCase["promises"];
  awaitedUntil: string | null;
  article: { url: string; title: string } | null;
  next: number | null;
  subscribed: boolean;
};

/** A question with a page of its answers: the official one first, then the accepted one, then by votes. */
export async function readQuestion(
  ctx: Ctx,
  community: Community,
  question: QuestionRow,
  reader: MemberRow | null,
  { locale, page }: { locale: Locale; page: number },
): Promise<ReadQuestion> {
  const posts = (await postsOfQuestion(ctx.db, question.id, MOST_POSTS)).filter((post) => mayRead(post, reader));
  const answers = posts.filter(({ kind }) => kind === "answer").sort((a, b) => rank(b, question) - rank(a, question));
  const shown = answers.slice((page - 1) * PAGE, page * PAGE);
  const parents = new Set([question.id, ...shown.map(({ id }) => id)]);
  const comments = posts.filter(({ kind, parentId }) => kind === "comment" && parents.has(parentId ?? 0));
  const all = [question, ...shown, ...comments];
  const authors = await authorsOf(ctx, all, locale);
  const ids = all.map(({ id }) => id);
  const readerId = reader?.id ?? null;
  const voted = reader ? await votedAmong(ctx.db, ids, reader.id) : new Set<number>();
  const around = { authors, acceptedId: question.acceptedId, readerId, voted };
  const present = (post: PostRow): PublicPost => ({
    ...forEverybody(post, around),
    comments: comments.filter(({ parentId }) => parentId === post.id).map((comment) => forEverybody(comment, around)),
  });
  return {
    question: {
      ...present(question),
      title: question.title,
      tags: question.tags,
      locked: question.locked,
      answers: shown.map(present),
      answerCount: answers.length,
    },
    promises: answers.some(({ staffId }) => staffId !== null) ? [] : await promisesToAsker(ctx, question),
    awaitedUntil: isAwaited(question, answers)
      ? (answerAwaitedUntil(community, question)?.toISOString() ?? null)
      : null,
    article: await articleAbout(ctx, community, question, locale),
    next: answers.length > page * PAGE ? page + 1 : null,
    subscribed: reader !== null && (await isSubscribed(ctx.db, question.id, reader.id)),
  };
}

/** Nobody but who asked it has answered, and it is no case yet. */
function isAwaited(question: QuestionRow, answers: readonly PostRow[]): boolean {
  if (question.state !== "visible" || question.messageId !== null) return false;
  return !answers.some(({ memberId, state }) => state === "visible" && memberId !== question.memberId);
}

/** The article that was made of an answer here, as soon as everybody may read it. */
async function articleAbout(ctx: Ctx, { brand }: Community, question: QuestionRow, locale: Locale) {
  const id = await articleOfQuestion(ctx.db, question.id);
  if (id === null) return null;
  const editions = await publishedEditionsOf(ctx, anybody(brand.id), id);
  const edition = editions.find((one) => one.locale === locale) ?? editions[0];
  return edition ? { url: articlePath(edition), title: edition.title } : null;
}

function rank(post: PostRow, question: QuestionRow): number {
  const place = Number(post.official) * 2 + Number(post.id === question.acceptedId);
  // Of equal ones the older comes first; a question has far fewer votes than this.
  return place * 1e12 + post.votes * 1e6 - post.id / 1e6;
}

/** By when we answer: all that everybody is told of a case. */
async function promisesToAsker(ctx: Ctx, question: QuestionRow): Promise<PortalCase["promises"]> {
  const caseId = await caseOf(ctx, question);
  if (caseId === null) return [];
  const made = await promisesForCustomer(ctx, caseId);
  return made
    .filter(({ kind, state }) => kind === "first_response" && state === "open")
    .map((promise) => ({ ...promise, words: null, evidence: null, disputed: false }));
}
