import { Type } from "typebox";
import { Done, IdParams, PageQuery, page } from "../../../shared/contract/common.ts";
import {
  CasesOfArticle,
  GapDetail,
  GapView,
  gapStates,
  Suggestions,
  UsedArticle,
  WrittenGap,
} from "../../../shared/contract/solutions.ts";
import { route } from "../../kernel/http/route.ts";
import { casesOfArticle, noteArticleUsed } from "./article-uses.ts";
import { gapDetail, gapsOf } from "./gaps/list-gaps.ts";
import { dismissGap, writeForGap } from "./gaps/settle-gap.ts";
import { suggestFor } from "./suggest.ts";

const done = { ok: true as const };

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/cases/:id/suggestions",
    access: "cases:read",
    summary: "Articles, solutions of alike cases and macros that fit what the customer asks and what is typed.",
    params: IdParams,
    query: Type.Object({ draft: Type.Optional(Type.String({ maxLength: 2_000 })) }),
    response: Suggestions,
    handler: (ctx, { params, query }) => suggestFor(ctx, params.id, query.draft ?? ""),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/suggestions/used",
    access: "cases:reply",
    summary: "Notes that an article went into the answer to a case.",
    params: IdParams,
    body: UsedArticle,
    response: Done,
    handler: async (ctx, { params, body }) => {
      await noteArticleUsed(ctx, { caseId: params.id, articleId: body.articleId });
      return done;
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/knowledge/articles/:id/cases",
    access: "knowledge:read",
    summary: "The cases that an article answered: how many, and the newest of those the caller may see.",
    params: IdParams,
    response: CasesOfArticle,
    handler: (ctx, { params }) => casesOfArticle(ctx, params.id),
  }),
  route({
    method: "GET",
    path: "/api/v1/knowledge/gaps",
    access: "knowledge:write",
    summary: "Questions asked often and answered nowhere, the most asked first.",
    query: Type.Object({ ...PageQuery.properties, state: Type.Optional(Type.Enum([...gapStates])) }),
    response: page(GapView),
    handler: (ctx, { query }) => gapsOf(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/knowledge/gaps/:id",
    access: "knowledge:write",
    summary: "One of them, with what was answered to it.",
    params: IdParams,
    response: GapDetail,
    handler: (ctx, { params }) => gapDetail(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/knowledge/gaps/:id/write",
    access: "knowledge:write",
    summary: "Begins the article that a question lacks, as a draft of what was answered.",
    params: IdParams,
    response: WrittenGap,
    handler: (ctx, { params }) => writeForGap(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/knowledge/gaps/:id/dismiss",
    access: "knowledge:publish",
    summary: "Puts a question aside that needs no article, or takes it up again.",
    params: IdParams,
    body: Type.Object({ dismissed: Type.Boolean() }),
    response: Done,
    handler: async (ctx, { params, body }) => {
      await dismissGap(ctx, params.id, body.dismissed);
      return done;
    },
  }),
];
