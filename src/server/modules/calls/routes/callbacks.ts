import {
  CallbackRow,
  CallbackSlots,
  Callbacks,
  ExportCallbacks,
  ListCallbacks,
  PromiseCallback,
  PromisedCallback,
  RecordAttempt,
} from "../../../../shared/contract/callbacks.ts";
import { IdParams } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { exportCallbacks } from "../callbacks/export-callbacks.ts";
import { listCallbacks, recordAttempt } from "../callbacks/list-callbacks.ts";
import { promiseCallbackByHand, slotsForCase } from "../callbacks/slots-for-case.ts";

export const callbackRoutes = [
  route({
    method: "GET",
    path: "/api/v1/cases/:id/callback-slots",
    access: "promises:make",
    summary: "Half hours in which the case's team can still call somebody back.",
    params: IdParams,
    response: CallbackSlots,
    handler: (ctx, { params }) => slotsForCase(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/callback",
    access: "promises:make",
    summary: "Promises the customer a call, or moves the one that is promised; they are told.",
    params: IdParams,
    body: PromiseCallback,
    response: PromisedCallback,
    handler: (ctx, { params, body }) => promiseCallbackByHand(ctx, params.id, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/callbacks",
    access: "promises:read",
    summary: "Callbacks that are owed: overdue first, then by time.",
    query: ListCallbacks,
    response: Callbacks,
    handler: (ctx, { query }) => listCallbacks(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/callbacks.csv",
    access: "promises:read",
    summary: "Callbacks that are owed, as CSV.",
    query: ExportCallbacks,
    handler: (ctx, { query }, { reply }) => sendCsv(reply, "callbacks.csv", exportCallbacks(ctx, query.whose)),
  }),
  route({
    method: "POST",
    path: "/api/v1/callbacks/:id/attempts",
    access: "calls:take",
    summary: "Writes down what came of trying to call somebody back.",
    params: IdParams,
    body: RecordAttempt,
    response: CallbackRow,
    handler: (ctx, { params, body }) => recordAttempt(ctx, params.id, body),
  }),
];
