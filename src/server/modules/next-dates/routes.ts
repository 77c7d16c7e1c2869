import { IdParams, page } from "../../../shared/contract/common.ts";
import {
  AskedAnswer,
  AskedFilter,
  ListAsked,
  NextDate,
  NextDatesReport,
  NextDatesSpan,
} from "../../../shared/contract/next-dates.ts";
import { route } from "../../kernel/http/route.ts";
import { sendCsv } from "../../kernel/http/send-csv.ts";
import { exportAsked } from "./export-asked.ts";
import { listAsked } from "./list-asked.ts";
import { nextDateOfCase } from "./next-date-of-case.ts";
import { readReport } from "./read-report.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/cases/:id/next-date",
    access: "cases:reply",
    summary: "The calendar by which the dates of an answer in this case are read.",
    params: IdParams,
    response: NextDate,
    handler: (ctx, { params }) => nextDateOfCase(ctx, params.id),
  }),
  route({
    method: "GET",
    path: "/api/v1/reports/next-dates",
    access: "reports:read",
    summary: "How often people were asked for the next date of an answer and sent it without one; the last 30 days.",
    query: NextDatesSpan,
    response: NextDatesReport,
    handler: (ctx, { query }) => readReport(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/reports/next-dates/answers",
    access: "reports:read",
    summary: "The answers behind those figures that the caller may see, newest first.",
    query: ListAsked,
    response: page(AskedAnswer),
    handler: (ctx, { query }) => listAsked(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/reports/next-dates.csv",
    access: "reports:read",
    summary: "The same answers as CSV.",
    query: AskedFilter,
    handler: (ctx, { query }, { reply }) => sendCsv(reply, "next-dates.csv", exportAsked(ctx, query)),
  }),
];
