import { CaseSettings } from "../../../../shared/contract/cases.ts";
import { route } from "../../../kernel/http/route.ts";
import { readCaseSettings, saveCaseSettings } from "../case-settings.ts";

export const settingsRoutes = [
  route({
    method: "GET",
    path: "/api/v1/case-settings",
    access: "policies:manage",
    summary: "What holds for all cases.",
    response: CaseSettings,
    handler: (ctx) => readCaseSettings(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/case-settings",
    access: "policies:manage",
    summary: "Changes what holds for all cases.",
    body: CaseSettings,
    response: CaseSettings,
    handler: (ctx, { body }) => saveCaseSettings(ctx, body),
  }),
];
