import { on } from "../../kernel/events/define-reaction.ts";
import { messageWritten } from "../conversations/index.ts";
import { awaitAnswer, followPost } from "./cases/follow-post.ts";
import { proposeSolved } from "./cases/propose-solved.ts";
import { publishAnswer } from "./cases/publish-answer.ts";
import { answerAccepted, postModerated, postPublished } from "./events.ts";
import { asCommunity, CHANNEL } from "./open-community.ts";
import { proposeArticle } from "./proposals/propose-article.ts";
import { tellSubscribers } from "./tell-subscribers.ts";

export const reactions = [
  on(postPublished, "community.follow-post", (ctx, { data }) => followPost(ctx, data.postId), {
    when: ({ data }) => data.memberId !== null,
  }),
  on(
    postPublished,
    "community.tell-subscribers",
    async (ctx, { data }) => ctx.enqueue(tellSubscribers, { postId: data.postId, after: 0 }),
    { when: ({ data }) => data.kind !== "question" },
  ),
  on(answerAccepted, "community.propose-solved", (ctx, { id, at, data }) => proposeSolved(ctx, data, { id, at })),
  on(answerAccepted, "community.propose-article", (ctx, { data }) => proposeArticle(ctx, data.questionId)),
  on(postPublished, "community.propose-our-answer", (ctx, { data }) => proposeArticle(ctx, data.questionId), {
    when: ({ data }) => data.kind === "answer" && data.staffId !== null,
  }),
  on(postModerated, "community.propose-moderated", (ctx, { data }) => proposeArticle(ctx, data.questionId), {
    when: ({ data }) => data.kind !== "comment",
  }),
  // An answer that is taken away leaves the question as it was.
  on(postModerated, "community.await-answer", (ctx, { data }) => awaitAnswer(ctx, data.questionId), {
    when: ({ data }) => data.kind === "answer" && data.act === "hide",
  }),
  on(messageWritten, "community.publish-answer", (ctx, { data }) => publishAnswer(asCommunity(ctx), data.messageId), {
    when: ({ data }) => data.channel === CHANNEL && !data.automatic,
  }),
];
