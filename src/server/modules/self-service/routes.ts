import { page } from "../../../shared/contract/common.ts";
import {
  BehindItem,
  BehindQuery,
  SelfServiceCosts,
  SelfServiceQuery,
  SelfServiceReport,
} from "../../../shared/contract/self-service.ts";
import { route } from "../../kernel/http/route.ts";
import { sendCsv } from "../../kernel/http/send-csv.ts";
import { behindFigure } from "./behind.ts";
import { readCosts, saveCosts } from "./costs.ts";
import { exportSelfService, selfServiceReport } from "./report.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/self-service",
    access: "reports:read",
    summary: "What customers solved without a person, and what that spared: of a span, and of the one before.",
    query: SelfServiceQuery,
    response: SelfServiceReport,
    handler: (ctx, { query }) => selfServiceReport(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/self-service.csv",
    access: "reports:read",
    summary: "The same as CSV, by channel, brand, product and language.",
    query: SelfServiceQuery,
    handler: (ctx, { query }, { reply }) => sendCsv(reply, "self-service.csv", exportSelfService(ctx, query)),
  }),
  route({
    method: "GET",
    path: "/api/v1/self-service/behind",
    access: "reports:read",
    summary: "The matters behind a figure, newest first.",
    query: BehindQuery,
    response: page(BehindItem),
    handler: (ctx, { query }) => behindFigure(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/self-service/costs",
    access: "reports:read",
    summary: "What work costs, as the operator says.",
    response: SelfServiceCosts,
    handler: (ctx) => readCosts(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/self-service/costs",
    access: "policies:manage",
    summary: "Says what work costs.",
    body: SelfServiceCosts,
    response: SelfServiceCosts,
    handler: (ctx, { body }) => saveCosts(ctx, body),
  }),
];
