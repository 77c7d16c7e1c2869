import type { Locale } from "../../../../shared/contract/common.ts";
import type { PublicPost, PublicQuestion } from "../../../../shared/contract/community.ts";
import type { PortalCase } from "../../../../shared/contract/portal.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { promisesForCustomer } from "../../promises/index.ts";
import { caseOf } from "../cases/case-of.ts";
import { mayRead } from "../posting/open-post.ts";
import { authorsOf, forEverybody } from "../present.ts";
import { isSubscribed, votedAmong } from "../store/acts.ts";
import type { MemberRow } from "../store/members.ts";
import { type PostRow, postsOfQuestion, type QuestionRow } from "../store/posts.ts";

const PAGE = 30;
/** More than these under one question are nobody's help. */
const MOST_POSTS = 2_000;

export type ReadQuestion = {
  question: PublicQuestion;
  promises: PortalCase["promises"];
  next: number | null;
  subscribed: boolean;
};

/** A question with a page of its answers: the official one first, then the accepted one, then by votes. */
export async function readQuestion(
  ctx: Ctx,
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
    promises: posts.some(({ staffId, kind }) => staffId !== null && kind === "answer")
      ? []
      : await promisesToAsker(ctx, question),
    next: answers.length > page * PAGE ? page + 1 : null,
    subscribed: reader !== null && (await isSubscribed(ctx.db, question.id, reader.id)),
  };
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
