import { IdParams, PageQuery, page } from "../../../shared/contract/common.ts";
import { PartnerView, SavePartner } from "../../../shared/contract/partners.ts";
import { pageOf, readCursor } from "../../kernel/db/paging.ts";
import { route } from "../../kernel/http/route.ts";
import { getPartner } from "./find-partners.ts";
import { presentPartner } from "./present.ts";
import { savePartner } from "./save-partner.ts";
import { listPartnerRows } from "./store.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/partners",
    access: "signed-in",
    keyNeeds: ["remedies:give", "claims:manage", "partners:manage"],
    summary: "The partners by name.",
    query: PageQuery,
    response: page(PartnerView),
    handler: async (ctx, { query }) => {
      const limit = query.limit ?? 50;
      const after = readCursor(query.cursor, ["string", "number"]);
      const rows = await listPartnerRows(ctx.db, { after, limit: limit + 1 });
      const { items, next } = pageOf(rows, limit, ({ name, id }) => [name, id]);
      return { items: items.map(presentPartner), next };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/partners",
    access: "partners:manage",
    summary: "Adds a partner.",
    body: SavePartner,
    response: PartnerView,
    handler: async (ctx, { body }) => presentPartner(await getPartner(ctx, await savePartner(ctx, null, body))),
  }),
  route({
    method: "PUT",
    path: "/api/v1/partners/:id",
    access: "partners:manage",
    summary: "Changes a partner; claims keep the times they were promised.",
    params: IdParams,
    body: SavePartner,
    response: PartnerView,
    handler: async (ctx, { params, body }) =>
      presentPartner(await getPartner(ctx, await savePartner(ctx, params.id, body))),
  }),
];
