import { Type } from "typebox";
import { CauseFigures, CauseSettings, CauseView, SaveCause } from "../../../../shared/contract/causes.ts";
import { Id, IdParams, Locale, page } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { causeFigures, exportCauseFigures } from "../effect/cause-figures.ts";
import { readCauseSettings, saveCauseSettings } from "../settings.ts";
import { listCauses } from "../tree/find-causes.ts";
import { mergeCause } from "../tree/merge-cause.ts";
import { archiveCause, saveCause } from "../tree/save-cause.ts";

const Weeks = Type.Optional(Type.Integer({ minimum: 1, maximum: 52, default: 8 }));

export const treeRoutes = [
  route({
    method: "GET",
    path: "/api/v1/causes",
    access: "signed-in",
    keyNeeds: ["cases:read", "causes:manage"],
    summary: "The tree of causes, parents before children.",
    query: Type.Object({ archived: Type.Optional(Type.Boolean()) }),
    response: page(CauseView),
    handler: async (ctx, { query }) => ({ items: await listCauses(ctx, query.archived ?? false), next: null }),
  }),
  route({
    method: "POST",
    path: "/api/v1/causes",
    access: "causes:manage",
    summary: "Makes a cause.",
    body: SaveCause,
    response: CauseView,
    handler: (ctx, { body }) => saveCause(ctx, null, body),
  }),
  route({
    method: "PUT",
    path: "/api/v1/causes/:id",
    access: "causes:manage",
    summary: "Renames and moves a cause; its code stays.",
    params: IdParams,
    body: SaveCause,
    response: CauseView,
    handler: (ctx, { params, body }) => saveCause(ctx, params.id, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/causes/:id/archive",
    access: "causes:manage",
    summary: "Puts a cause with all below it into the archive, or takes it out again.",
    params: IdParams,
    body: Type.Object({ archived: Type.Boolean() }),
    response: CauseView,
    handler: (ctx, { params, body }) => archiveCause(ctx, params.id, body.archived),
  }),
  route({
    method: "POST",
    path: "/api/v1/causes/:id/merge",
    access: "causes:manage",
    summary: "Makes one of two causes; answers with the one that stays.",
    params: IdParams,
    body: Type.Object({ intoId: Id }),
    response: CauseView,
    handler: (ctx, { params, body }) => mergeCause(ctx, params.id, body.intoId),
  }),
  route({
    method: "GET",
    path: "/api/v1/causes/figures",
    access: "reports:read",
    summary: "Complaints by cause of the last weeks beside as many before.",
    query: Type.Object({ weeks: Weeks }),
    response: CauseFigures,
    handler: (ctx, { query }) => causeFigures(ctx, query.weeks ?? 8),
  }),
  route({
    method: "GET",
    path: "/api/v1/causes/figures.csv",
    access: "reports:read",
    summary: "Complaints by cause as CSV.",
    query: Type.Object({ weeks: Weeks, locale: Type.Optional(Locale) }),
    handler: (ctx, { query }, { reply }) =>
      sendCsv(reply, "causes.csv", exportCauseFigures(ctx, query.weeks ?? 8, query.locale ?? "en")),
  }),
  route({
    method: "GET",
    path: "/api/v1/cause-settings",
    access: "signed-in",
    keyNeeds: ["cases:read", "causes:manage"],
    summary: "Whether a complaint needs a cause before it is solved.",
    response: CauseSettings,
    handler: (ctx) => readCauseSettings(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/cause-settings",
    access: "causes:manage",
    summary: "Says whether a complaint needs a cause before it is solved.",
    body: CauseSettings,
    response: CauseSettings,
    handler: (ctx, { body }) => saveCauseSettings(ctx, body),
  }),
];
