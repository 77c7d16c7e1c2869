import { Type } from "typebox";
import { IdParams, Locale, page } from "../../../../shared/contract/common.ts";
import {
  ChangeImprovement,
  DropImprovement,
  FinishImprovement,
  ImprovementEffect,
  ImprovementView,
  ListImprovements,
  MakeImprovement,
  MoveImprovement,
} from "../../../../shared/contract/improvements.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { effectOf } from "../effect/effect-of.ts";
import { exportImprovements } from "../improvements/export-improvements.ts";
import { listImprovements, showImprovement } from "../improvements/list-improvements.ts";
import { changeImprovement, makeImprovement } from "../improvements/make-improvement.ts";
import { dropImprovement, finishImprovement, moveImprovement } from "../improvements/settle-improvement.ts";

export const improvementRoutes = [
  route({
    method: "GET",
    path: "/api/v1/improvements",
    access: "cases:read",
    summary: "What is done about causes, newest first: one's own, or all for who reads reports.",
    query: ListImprovements,
    response: page(ImprovementView),
    handler: (ctx, { query }) => listImprovements(ctx, query),
  }),
  route({
    method: "POST",
    path: "/api/v1/improvements",
    access: "improvements:manage",
    summary: "Agrees on an improvement: whose, and by when.",
    body: MakeImprovement,
    response: ImprovementView,
    handler: async (ctx, { body }) => showImprovement(ctx, await makeImprovement(ctx, body)),
  }),
  route({
    method: "GET",
    path: "/api/v1/improvements.csv",
    access: "reports:read",
    summary: "Improvements as CSV.",
    query: Type.Object({ ...ListImprovements.properties, locale: Type.Optional(Locale) }),
    handler: (ctx, { query: { locale, ...filter } }, { reply }) =>
      sendCsv(reply, "improvements.csv", exportImprovements(ctx, filter, locale ?? "en")),
  }),
  route({
    method: "GET",
    path: "/api/v1/improvements/:id",
    access: "cases:read",
    summary: "One improvement.",
    params: IdParams,
    response: ImprovementView,
    handler: (ctx, { params }) => showImprovement(ctx, params.id),
  }),
  route({
    method: "PUT",
    path: "/api/v1/improvements/:id",
    access: "improvements:manage",
    summary: "Changes what an open improvement is about and whose it is.",
    params: IdParams,
    body: ChangeImprovement,
    response: ImprovementView,
    handler: async (ctx, { params, body }) => {
      await changeImprovement(ctx, params.id, body);
      return showImprovement(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/improvements/:id/done",
    access: "cases:read",
    summary: "Says that an improvement is done, and what shows it; for its owner and who manages them.",
    params: IdParams,
    body: FinishImprovement,
    response: ImprovementView,
    handler: async (ctx, { params, body }) => {
      await finishImprovement(ctx, params.id, body.evidence);
      return showImprovement(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/improvements/:id/drop",
    access: "improvements:manage",
    summary: "Lets go of an improvement, with the reason.",
    params: IdParams,
    body: DropImprovement,
    response: ImprovementView,
    handler: async (ctx, { params, body }) => {
      await dropImprovement(ctx, params.id, body.reason);
      return showImprovement(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/improvements/:id/move",
    access: "improvements:manage",
    summary: "Gives an improvement another date before it is due.",
    params: IdParams,
    body: MoveImprovement,
    response: ImprovementView,
    handler: async (ctx, { params, body }) => {
      await moveImprovement(ctx, params.id, { dueAt: new Date(body.dueAt), reason: body.reason });
      return showImprovement(ctx, params.id);
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/improvements/:id/effect",
    access: "cases:read",
    summary: "How often complaints of its causes came before and after it was done.",
    params: IdParams,
    response: ImprovementEffect,
    handler: (ctx, { params }) => effectOf(ctx, params.id),
  }),
];
