import { Type } from "typebox";
import {
  CaseCobrowse,
  CobrowseInvitation,
  CobrowseReport,
  CobrowseReportQuery,
  CobrowseSettings,
  CobrowseView,
  JudgeCobrowse,
} from "../../../shared/contract/cobrowse.ts";
import { IdParams, Locale } from "../../../shared/contract/common.ts";
import { route } from "../../kernel/http/route.ts";
import { sendCsv } from "../../kernel/http/send-csv.ts";
import { endAsStaff } from "./end-session.ts";
import { inviteToShare } from "./invite.ts";
import { cobrowseOfCase, judgeSession } from "./judge.ts";
import { cobrowseReport, exportCobrowse } from "./report.ts";
import { readCobrowseSettings, saveCobrowseSettings } from "./settings.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/cases/:id/cobrowse",
    access: "cobrowse:use",
    summary: "Whether a customer can be asked to show their page, and the newest session of the case.",
    params: IdParams,
    response: CaseCobrowse,
    handler: (ctx, { params }) => cobrowseOfCase(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/cobrowse",
    access: "cobrowse:use",
    summary: "Asks the customer of a case to show their page; answers with six digits that are good for ten minutes.",
    perMinute: 20,
    params: IdParams,
    response: CobrowseInvitation,
    handler: (ctx, { params }) => inviteToShare(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/cobrowse/:id/end",
    access: "cobrowse:use",
    summary: "Stops looking at a customer's page, or takes the invitation back.",
    params: IdParams,
    response: CobrowseView,
    handler: (ctx, { params }) => endAsStaff(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/cobrowse/:id/solved",
    access: "cobrowse:use",
    summary: "Says whether the matter was solved without a visit.",
    params: IdParams,
    body: JudgeCobrowse,
    response: CobrowseView,
    handler: (ctx, { params, body }) => judgeSession(ctx, params.id, body.solved),
  }),
  route({
    method: "GET",
    path: "/api/v1/cobrowse/report",
    access: "reports:read",
    summary: "Sessions, and how many of them spared a visit, by month, product and cause.",
    query: CobrowseReportQuery,
    response: CobrowseReport,
    handler: (ctx, { query }) => cobrowseReport(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/cobrowse/report.csv",
    access: "reports:read",
    summary: "The same as CSV.",
    query: Type.Object({ ...CobrowseReportQuery.properties, locale: Type.Optional(Locale) }),
    handler: (ctx, { query: { locale, ...query } }, { reply }) =>
      sendCsv(reply, "co-browsing.csv", exportCobrowse(ctx, { ...query, locale: locale ?? "en" })),
  }),
  route({
    method: "GET",
    path: "/api/v1/cobrowse/settings",
    access: "policies:manage",
    summary: "Whether customers may be asked to show their pages.",
    response: CobrowseSettings,
    handler: (ctx) => readCobrowseSettings(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/cobrowse/settings",
    access: "policies:manage",
    summary: "Changes whether customers may be asked to show their pages.",
    body: CobrowseSettings,
    response: CobrowseSettings,
    handler: (ctx, { body }) => saveCobrowseSettings(ctx, body),
  }),
];
