import { IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import type { ListPromises } from "../../../../shared/contract/promises.ts";
import {
  KeepPromise,
  ListPromises as ListPromisesQuery,
  MakePromise,
  MovePromise,
  PromiseDetail,
  PromiseView,
  WaivePromise,
} from "../../../../shared/contract/promises.ts";
import { route } from "../../../kernel/http/route.ts";
import { keepByHand, movePromise, waivePromise } from "../../promises/index.ts";
import { makePromiseByHand } from "../promises/make-promise-by-hand.ts";
import { listPromisesToCustomer, pageOfPromises, showPromise, viewOf } from "../promises/show-promises.ts";

export const promiseRoutes = [
  route({
    method: "GET",
    path: "/api/v1/promises",
    access: "promises:read",
    summary: "Promises: open ones by due time, broken and settled ones newest first.",
    query: ListPromisesQuery,
    response: page(PromiseView),
    handler: (ctx, { query }) => pageOfPromises(ctx, query as ListPromises),
  }),
  route({
    method: "GET",
    path: "/api/v1/customers/:id/promises",
    access: "promises:read",
    summary: "Promises made to a customer, newest first.",
    params: IdParams,
    query: PageQuery,
    response: page(PromiseView),
    handler: (ctx, { params, query }) => listPromisesToCustomer(ctx, params.id, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/promises/:id",
    access: "promises:read",
    summary: "A promise with its log and why it is due when it is.",
    params: IdParams,
    response: PromiseDetail,
    handler: (ctx, { params }) => showPromise(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/promises",
    access: "promises:make",
    summary: "Promises something to the customer of a case.",
    body: MakePromise,
    response: PromiseView,
    handler: async (ctx, { body }) => viewOf(ctx, await makePromiseByHand(ctx, body)),
  }),
  route({
    method: "POST",
    path: "/api/v1/promises/:id/keep",
    access: "promises:make",
    summary: "Says that a promise made by hand is kept, and what shows it; the customer reads the words.",
    params: IdParams,
    body: KeepPromise,
    response: PromiseView,
    handler: async (ctx, { params, body }) => {
      await keepByHand(ctx, { id: params.id, evidence: body.evidence });
      return viewOf(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/promises/:id/move",
    access: "promises:move",
    summary: "Gives a promise another time before it is due; the customer is told.",
    params: IdParams,
    body: MovePromise,
    response: PromiseView,
    handler: async (ctx, { params, body }) => {
      await movePromise(ctx, { id: params.id, dueAt: new Date(body.dueAt), reason: body.reason });
      return viewOf(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/promises/:id/waive",
    access: "promises:move",
    summary: "Lets go of a promise on the customer's word.",
    params: IdParams,
    body: WaivePromise,
    response: PromiseView,
    handler: async (ctx, { params, body }) => {
      await waivePromise(ctx, { id: params.id, reason: body.reason });
      return viewOf(ctx, params.id);
    },
  }),
];
