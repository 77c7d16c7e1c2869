import { Brand, SaveBrand } from "../../../shared/contract/brands.ts";
import { IdParams, PageQuery, page } from "../../../shared/contract/common.ts";
import { pageOf, readCursor } from "../../kernel/db/paging.ts";
import { route } from "../../kernel/http/route.ts";
import { saveBrand } from "./save-brand.ts";
import { listBrandRows } from "./store.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/brands",
    access: "signed-in",
    keyNeeds: ["cases:read", "brands:manage"],
    summary: "The brands, in the order they were made.",
    query: PageQuery,
    response: page(Brand),
    handler: async (ctx, { query }) => {
      const limit = query.limit ?? 50;
      const after = readCursor(query.cursor, ["number"])?.[0] ?? 0;
      const rows = await listBrandRows(ctx, { after, limit: limit + 1 });
      return pageOf(rows, limit, (row) => [row.id]);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/brands",
    access: "brands:manage",
    summary: "Makes a brand.",
    body: SaveBrand,
    response: Brand,
    handler: (ctx, { body }) => saveBrand(ctx, null, body),
  }),
  route({
    method: "PUT",
    path: "/api/v1/brands/:id",
    access: "brands:manage",
    summary: "Gives a brand this form.",
    params: IdParams,
    body: SaveBrand,
    response: Brand,
    handler: (ctx, { params, body }) => saveBrand(ctx, params.id, body),
  }),
];
