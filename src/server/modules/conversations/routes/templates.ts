import { Type } from "typebox";
import { IdParams, PageQuery } from "../../../../shared/contract/common.ts";
import { TemplatePage } from "../../../../shared/contract/templates.ts";
import { route } from "../../../kernel/http/route.ts";
import { fetchTemplates } from "../templates/fetch-templates.ts";
import { listTemplates } from "../templates/list-templates.ts";

const path = "/api/v1/channel-accounts/:id/templates" as const;

export const templateRoutes = [
  route({
    method: "GET",
    path,
    access: "signed-in",
    keyNeeds: ["cases:reply", "channels:manage"],
    summary: "The templates of a channel account by name, as its provider told them last.",
    params: IdParams,
    query: Type.Object({ ...PageQuery.properties, usable: Type.Optional(Type.Boolean()) }),
    response: TemplatePage,
    handler: (ctx, { params, query }) => listTemplates(ctx, params.id, query),
  }),
  route({
    method: "POST",
    path: `${path}/fetch`,
    access: "channels:manage",
    summary: "Asks the provider of a channel account for its templates now.",
    params: IdParams,
    response: TemplatePage,
    perMinute: 30,
    handler: (ctx, { params }) => fetchTemplates(ctx, params.id),
  }),
];
