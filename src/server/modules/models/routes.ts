import { IdParams, PageQuery, page } from "../../../shared/contract/common.ts";
import { ModelCall, ModelCallDetail, ModelSetting, ModelTrial, SaveModel } from "../../../shared/contract/models.ts";
import { route } from "../../kernel/http/route.ts";
import { readModel, saveModel, tryModel } from "./settings/model-setting.ts";
import { listCalls, showCall } from "./settings/show-calls.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/models/chat",
    access: "robot:manage",
    summary: "The language model that the robot may ask, without its key.",
    response: ModelSetting,
    handler: (ctx) => readModel(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/models/chat",
    access: "robot:manage",
    summary: "Sets the language model up; its key is kept sealed.",
    body: SaveModel,
    response: ModelSetting,
    handler: (ctx, { body }) => saveModel(ctx, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/models/chat/try",
    access: "robot:manage",
    summary: "Asks the language model once and tells what came of it.",
    response: ModelTrial,
    handler: (ctx) => tryModel(ctx),
  }),
  route({
    method: "GET",
    path: "/api/v1/models/calls",
    access: "robot:manage",
    summary: "What was asked of the language model, newest first, without what was sent.",
    query: PageQuery,
    response: page(ModelCall),
    handler: (ctx, { query }) => listCalls(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/models/calls/:id",
    access: "robot:manage",
    summary: "One call with what was sent; that it was read is audited.",
    params: IdParams,
    response: ModelCallDetail,
    handler: (ctx, { params }) => showCall(ctx, params.id),
  }),
];
