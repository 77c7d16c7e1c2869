import { Type } from "typebox";
import { IdParams, page } from "../../../../shared/contract/common.ts";
import { FiringView, ListFirings } from "../../../../shared/contract/rules.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { exportFirings } from "../firings/export-firings.ts";
import { retryFiring, showFirings } from "../firings/show-firings.ts";

export const firingRoutes = [
  route({
    method: "GET",
    path: "/api/v1/rule-firings",
    access: "rules:manage",
    summary: "What rules did, in cases that the reader may see, newest first.",
    query: ListFirings,
    response: page(FiringView),
    handler: (ctx, { query }) => showFirings(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/rule-firings.csv",
    access: "rules:manage",
    summary: "What rules did, as CSV.",
    query: Type.Pick(ListFirings, ["ruleId", "caseId", "state"]),
    handler: (ctx, { query }, { reply }) => sendCsv(reply, "rule-log.csv", exportFirings(ctx, query)),
  }),
  route({
    method: "POST",
    path: "/api/v1/rule-firings/:id/retry",
    access: "rules:manage",
    summary: "Tries the failed actions of a firing again.",
    params: IdParams,
    response: FiringView,
    handler: (ctx, { params }) => retryFiring(ctx, params.id),
  }),
];
