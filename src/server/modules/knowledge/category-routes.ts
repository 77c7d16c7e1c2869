import { Type } from "typebox";
import { Done, IdParams } from "../../../shared/contract/common.ts";
import {
  Category,
  OrderCategories,
  RemoveCategory,
  SaveCategory,
} from "../../../shared/contract/knowledge-articles.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { route } from "../../kernel/http/route.ts";
import { orderCategories, removeCategory, saveCategory } from "./categories/change-categories.ts";
import { allCategories } from "./store/categories.ts";

const Categories = Type.Object({ items: Type.Array(Category) });
const all = async (ctx: Ctx) => ({
  items: (await allCategories(ctx.db)).map(({ position: _, ...category }) => category),
});

export const categoryRoutes = [
  route({
    method: "GET",
    path: "/api/v1/knowledge/categories",
    access: "knowledge:read",
    summary: "All categories in the order in which they are read.",
    response: Categories,
    handler: all,
  }),
  route({
    method: "POST",
    path: "/api/v1/knowledge/categories",
    access: "knowledge:manage",
    summary: "Adds a category.",
    body: SaveCategory,
    response: Categories,
    handler: async (ctx, { body }) => {
      await saveCategory(ctx, null, body);
      return all(ctx);
    },
  }),
  route({
    method: "PUT",
    path: "/api/v1/knowledge/categories/:id",
    access: "knowledge:manage",
    summary: "Changes a category, or moves it below another one.",
    params: IdParams,
    body: SaveCategory,
    response: Categories,
    handler: async (ctx, { params, body }) => {
      await saveCategory(ctx, params.id, body);
      return all(ctx);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/knowledge/categories/order",
    access: "knowledge:manage",
    summary: "Puts the categories of one parent into an order.",
    body: OrderCategories,
    response: Categories,
    handler: async (ctx, { body }) => {
      await orderCategories(ctx, body.ids);
      return all(ctx);
    },
  }),
  route({
    method: "DELETE",
    path: "/api/v1/knowledge/categories/:id",
    access: "knowledge:manage",
    summary: "Deletes a category; its articles go into another one (`moveTo`), or into none.",
    params: IdParams,
    query: RemoveCategory,
    response: Done,
    handler: async (ctx, { params, query }) => {
      await removeCategory(ctx, params.id, query.moveTo ?? null);
      return { ok: true as const };
    },
  }),
];
