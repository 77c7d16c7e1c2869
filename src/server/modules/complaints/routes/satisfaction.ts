import { page } from "../../../../shared/contract/common.ts";
import {
  ListRatings,
  RatingView,
  SatisfactionQuery,
  SatisfactionReport,
} from "../../../../shared/contract/complaints.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { exportRatings } from "../satisfaction/export-ratings.ts";
import { listRatings, satisfactionReport } from "../satisfaction/report.ts";

export const satisfactionRoutes = [
  route({
    method: "GET",
    path: "/api/v1/satisfaction",
    access: "reports:read",
    summary: "How customers found it, by person, team or channel; of cases that the caller may see.",
    query: SatisfactionQuery,
    response: SatisfactionReport,
    handler: (ctx, { query }) => satisfactionReport(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/satisfaction/ratings",
    access: "reports:read",
    summary: "The ratings behind a figure, the newest first.",
    query: ListRatings,
    response: page(RatingView),
    handler: (ctx, { query }) => listRatings(ctx, { ...query, limit: query.limit ?? 50 }),
  }),
  route({
    method: "GET",
    path: "/api/v1/satisfaction/ratings.csv",
    access: "reports:read",
    summary: "The ratings behind a figure as CSV.",
    query: ListRatings,
    handler: (ctx, { query }, { reply }) => sendCsv(reply, "satisfaction.csv", exportRatings(ctx, query)),
  }),
];
