import { IdParams } from "../../../../shared/contract/common.ts";
import {
  ComplaintView,
  SetCareMark,
  SetSeverity,
  SeverityRuleset,
  SeverityRulesView,
  TriedSeverity,
  TrySeverity,
} from "../../../../shared/contract/complaints.ts";
import { route } from "../../../kernel/http/route.ts";
import { setCareMark } from "../care-mark.ts";
import { saveRules, tryRules, viewRules } from "../severity/save-rules.ts";
import { setSeverity } from "../severity/set-severity.ts";
import { viewComplaint } from "../view-complaint.ts";

export const severityRoutes = [
  route({
    method: "GET",
    path: "/api/v1/severity-rules",
    access: "signed-in",
    keyNeeds: ["complaints:manage", "cases:read"],
    summary: "The rules by which cases are weighed, and from how many points on they are how serious.",
    response: SeverityRulesView,
    handler: (ctx) => viewRules(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/severity-rules",
    access: "complaints:manage",
    summary: "Saves the rules as another version; cases keep what they were judged by before.",
    body: SeverityRuleset,
    response: SeverityRulesView,
    handler: (ctx, { body }) => saveRules(ctx, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/severity-rules/try",
    access: "complaints:manage",
    summary: "What rules, saved or not, would say to a text by its words alone.",
    body: TrySeverity,
    response: TriedSeverity,
    handler: (_ctx, { body }) => tryRules(body.ruleset, body.text),
  }),
  route({
    method: "PUT",
    path: "/api/v1/cases/:id/severity",
    access: "complaints:weigh",
    summary: "Says how serious a case is, up or down, and why.",
    params: IdParams,
    body: SetSeverity,
    response: ComplaintView,
    handler: async (ctx, { params, body }) => {
      await setSeverity(ctx, { ...body, caseId: params.id });
      return viewComplaint(ctx, params.id);
    },
  }),
  route({
    method: "PUT",
    path: "/api/v1/cases/:id/care-mark",
    access: "customers:update",
    summary: "Notes that the customer of a case needs particular care, or that they do not.",
    params: IdParams,
    body: SetCareMark,
    response: ComplaintView,
    handler: async (ctx, { params, body }) => {
      await setCareMark(ctx, { caseId: params.id, mark: body.mark });
      return viewComplaint(ctx, params.id);
    },
  }),
];
