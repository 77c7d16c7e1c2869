import { Macro, SavedView, SaveMacro, SaveView } from "../../../../shared/contract/cases.ts";
import { Done, IdParams, page } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { deleteMacro, listMacros, saveMacro } from "../macros/save-macro.ts";
import { deleteView, listViews, saveView } from "../views/save-view.ts";

export const macroAndViewRoutes = [
  route({
    method: "GET",
    path: "/api/v1/macros",
    access: "signed-in",
    keyNeeds: ["macros:use"],
    summary: "Everybody's macros and my own.",
    response: page(Macro),
    handler: async (ctx) => ({ items: await listMacros(ctx), next: null }),
  }),
  route({
    method: "POST",
    path: "/api/v1/macros",
    access: "macros:use",
    summary: "Makes a macro, my own or (macros:manage) everybody's.",
    body: SaveMacro,
    response: Macro,
    handler: (ctx, { body }) => saveMacro(ctx, null, body),
  }),
  route({
    method: "PUT",
    path: "/api/v1/macros/:id",
    access: "macros:use",
    summary: "Changes a macro.",
    params: IdParams,
    body: SaveMacro,
    response: Macro,
    handler: (ctx, { params, body }) => saveMacro(ctx, params.id, body),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/macros/:id",
    access: "macros:use",
    summary: "Takes a macro out of use.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await deleteMacro(ctx, params.id);
      return { ok: true as const };
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/views",
    access: "signed-in",
    keyNeeds: ["cases:read"],
    summary: "The views of the desk: built-in, everybody's, my own.",
    response: page(SavedView),
    handler: async (ctx) => ({ items: await listViews(ctx), next: null }),
  }),
  route({
    method: "POST",
    path: "/api/v1/views",
    access: "signed-in",
    keyNeeds: ["views:manage-shared"],
    summary: "Makes a view, my own or (views:manage-shared) everybody's.",
    body: SaveView,
    response: SavedView,
    handler: (ctx, { body }) => saveView(ctx, null, body),
  }),
  route({
    method: "PUT",
    path: "/api/v1/views/:id",
    access: "signed-in",
    keyNeeds: ["views:manage-shared"],
    summary: "Changes a view.",
    params: IdParams,
    body: SaveView,
    response: SavedView,
    handler: (ctx, { params, body }) => saveView(ctx, params.id, body),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/views/:id",
    access: "signed-in",
    keyNeeds: ["views:manage-shared"],
    summary: "Takes a view away.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await deleteView(ctx, params.id);
      return { ok: true as const };
    },
  }),
];
