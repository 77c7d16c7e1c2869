import { Type } from "typebox";
import { Done, Id, IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import {
  Badge,
  BanMember,
  CommunityMember,
  MergeQuestions,
  ModeratePost,
  QuestionDetail,
  QuestionRow,
  QueuedPost,
  questionSorts,
  SaveAnswer,
  SaveBadge,
} from "../../../../shared/contract/community.ts";
import { pageOf, readCursor, writeCursor } from "../../../kernel/db/paging.ts";
import { route } from "../../../kernel/http/route.ts";
import { answerAsStaff } from "../cases/answer-as-staff.ts";
import { makeCase } from "../cases/make-case.ts";
import { readBadges, removeBadge, saveBadge } from "../moderation/badges.ts";
import { banMember, readMembers, unbanMember } from "../moderation/members.ts";
import { mergeQuestions } from "../moderation/merge-questions.ts";
import { moderate } from "../moderation/moderate.ts";
import { deskQuestion, deskQuestions, deskQueue } from "../reading/desk.ts";

const done = { ok: true as const };
const Words = Type.Optional(Type.String({ maxLength: 200 }));

export const deskRoutes = [
  route({
    method: "GET",
    path: "/api/v1/community/questions",
    access: "community:read",
    summary: "Questions of the communities, whatever their state.",
    query: Type.Object({
      ...PageQuery.properties,
      sort: Type.Optional(Type.Enum([...questionSorts])),
      q: Words,
      accountId: Type.Optional(Id),
    }),
    response: page(QuestionRow),
    handler: async (ctx, { query }) => {
      const { sort = "newest", q = "", accountId = null, limit = 50 } = query;
      const after = readCursor(query.cursor, ["string", "number"]);
      const { rows, places } = await deskQuestions(ctx, { sort, q, accountId, after, limit: limit + 1 });
      const last = rows.length > limit ? places[limit - 1] : undefined;
      return { items: rows.slice(0, limit), next: last ? writeCursor([last.place, last.id]) : null };
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/community/questions/:id",
    access: "community:read",
    summary: "A question with all that was said there.",
    params: IdParams,
    response: QuestionDetail,
    handler: (ctx, { params }) => deskQuestion(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/community/questions/:id/answers",
    access: "community:answer",
    summary: "Answers a question in public, as one of us.",
    params: IdParams,
    body: SaveAnswer,
    response: QuestionDetail,
    handler: async (ctx, { params, body }) => {
      await answerAsStaff(ctx, params.id, body);
      return deskQuestion(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/community/questions/:id/case",
    access: "community:answer",
    summary: "Makes a question a case.",
    params: IdParams,
    response: QuestionDetail,
    handler: async (ctx, { params }) => {
      await makeCase(ctx, params.id);
      return deskQuestion(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/community/questions/:id/merge",
    access: "community:moderate",
    summary: "Makes a question part of another that asks the same.",
    params: IdParams,
    body: MergeQuestions,
    response: QuestionDetail,
    handler: async (ctx, { params, body }) => {
      await mergeQuestions(ctx, params.id, body.into);
      return deskQuestion(ctx, body.into);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/community/posts/:id/moderate",
    access: "community:moderate",
    summary: "Lets a post in, hides or marks it, closes a question, settles what was reported.",
    params: IdParams,
    body: ModeratePost,
    response: Done,
    handler: async (ctx, { params, body }) => {
      await moderate(ctx, params.id, body);
      return done;
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/community/queue",
    access: "community:moderate",
    summary: "Posts that wait for a moderator, oldest first.",
    query: PageQuery,
    response: page(QueuedPost),
    handler: async (ctx, { query }) => {
      const limit = query.limit ?? 50;
      const after = readCursor(query.cursor, ["number"])?.[0] ?? 0;
      return pageOf(await deskQueue(ctx, after, limit + 1), limit, ({ id }) => [id]);
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/community/members",
    access: "community:moderate",
    summary: "Members, newest first; that they were read is written down.",
    query: Type.Object({ ...PageQuery.properties, q: Words }),
    response: page(CommunityMember),
    handler: async (ctx, { query }) => {
      const limit = query.limit ?? 50;
      const before = readCursor(query.cursor, ["number"])?.[0] ?? null;
      const rows = await readMembers(ctx, { q: query.q?.trim() ?? "", before, limit: limit + 1 });
      return pageOf(rows, limit, ({ id }) => [id]);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/community/members/:id/ban",
    access: "community:moderate",
    summary: "Somebody may write here no more.",
    params: IdParams,
    body: BanMember,
    response: CommunityMember,
    handler: (ctx, { params, body }) => banMember(ctx, params.id, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/community/members/:id/unban",
    access: "community:moderate",
    summary: "Lets somebody write again.",
    params: IdParams,
    response: CommunityMember,
    handler: (ctx, { params }) => unbanMember(ctx, params.id),
  }),
  route({
    method: "GET",
    path: "/api/v1/community/badges",
    access: "community:read",
    summary: "As whom people of ours answer in public.",
    query: PageQuery,
    response: page(Badge),
    handler: async (ctx, { query }) => {
      const limit = query.limit ?? 50;
      const after = readCursor(query.cursor, ["number"])?.[0] ?? 0;
      return pageOf(await readBadges(ctx, after, limit + 1), limit, ({ staff }) => [staff.id]);
    },
  }),
  route({
    method: "PUT",
    path: "/api/v1/community/badges/:id",
    access: "community:manage",
    summary: "Says as whom somebody of us answers in public.",
    params: IdParams,
    body: SaveBadge,
    response: Badge,
    handler: (ctx, { params, body }) => saveBadge(ctx, params.id, body),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/community/badges/:id",
    access: "community:manage",
    summary: "Takes somebody's badge away.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await removeBadge(ctx, params.id);
      return done;
    },
  }),
];
