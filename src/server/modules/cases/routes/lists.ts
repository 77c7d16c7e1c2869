import { Type } from "typebox";
import {
  BulkResult,
  BulkUpdate,
  CaseRow,
  CaseStatus,
  Home,
  ListCases,
  ViewCounts,
} from "../../../../shared/contract/cases.ts";
import { page } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { bulkUpdate } from "../bulk-update.ts";
import { exportCases } from "../export-cases.ts";
import { readHome } from "../home.ts";
import { listCases } from "../list/list-cases.ts";
import { listStatuses } from "../store/statuses.ts";
import { suggestTags } from "../suggest-tags.ts";
import { countViews } from "../views/save-view.ts";

export const listRoutes = [
  route({
    method: "GET",
    path: "/api/v1/home",
    access: "cases:read",
    summary: "What I owe, who waits for me, how my team stands.",
    response: Home,
    handler: (ctx) => readHome(ctx),
  }),
  route({
    method: "GET",
    path: "/api/v1/cases",
    access: "cases:read",
    summary: "Cases that fit a query. A page may be short, even empty, and still have a next.",
    query: ListCases,
    response: page(CaseRow),
    handler: (ctx, { query }) =>
      listCases(ctx, {
        query: query.query ?? "",
        sort: query.sort ?? "updated",
        cursor: query.cursor,
        limit: query.limit ?? 50,
      }),
  }),
  route({
    method: "GET",
    path: "/api/v1/cases/counts",
    access: "cases:read",
    summary: "How many cases each view shows, 100 for that many or more.",
    query: Type.Object({ ids: Type.String({ maxLength: 2_000 }) }),
    response: ViewCounts,
    handler: (ctx, { query }) => countViews(ctx, query.ids.split(",").slice(0, 50)),
  }),
  route({
    method: "GET",
    path: "/api/v1/cases/export.csv",
    access: "cases:export",
    summary: "All cases that fit a query, as CSV.",
    query: Type.Object({ query: Type.Optional(Type.String({ maxLength: 1_000 })) }),
    handler: (ctx, { query }, { reply }) => sendCsv(reply, "cases.csv", exportCases(ctx, query.query ?? "")),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/bulk",
    access: "cases:bulk",
    summary: "Changes many cases at once; the answer holds what puts them back.",
    body: BulkUpdate,
    response: BulkResult,
    handler: (ctx, { body }) => bulkUpdate(ctx, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/case-statuses",
    access: "signed-in",
    keyNeeds: ["cases:read"],
    summary: "The statuses in use, in their order.",
    response: page(CaseStatus),
    handler: async (ctx) => ({ items: await listStatuses(ctx.db), next: null }),
  }),
  route({
    method: "GET",
    path: "/api/v1/tags",
    access: "signed-in",
    keyNeeds: ["cases:read"],
    summary: "Tags in use that fit what was typed.",
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 60 })) }),
    response: page(Type.Object({ name: Type.String() })),
    handler: async (ctx, { query }) => ({ items: await suggestTags(ctx, query.q ?? ""), next: null }),
  }),
];
