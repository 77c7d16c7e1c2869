import { Type } from "typebox";
import { IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import { FlowFigures, FlowPort, FlowVersion, FlowView, SaveFlow } from "../../../../shared/contract/flows.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { keepPicture } from "../drawing/keep-picture.ts";
import { listVersions, presentFlows } from "../drawing/present.ts";
import {
  archiveFlow,
  createFlow,
  duplicateFlow,
  getFlow,
  publishFlow,
  restoreFlow,
  saveFlow,
  unpublishFlow,
} from "../drawing/save-flow.ts";
import { exportFigures, flowFigures } from "../figures/figures.ts";
import { knownPorts } from "../lookups/ports.ts";
import { allFlows, type FlowFacts } from "../store/flows.ts";

const access = "flows:manage";
const Version = Type.Object({ version: Type.Integer({ minimum: 1 }) });
const Days = Type.Object({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 730 })) });

export const drawingRoutes = [
  route({
    method: "GET",
    path: "/api/v1/flows",
    access,
    summary: "Flows, the last changed first.",
    query: Type.Object({ ...PageQuery.properties, archived: Type.Optional(Type.Boolean()) }),
    response: page(FlowView),
    handler: async (ctx, { query }) => ({
      items: await presentFlows(ctx, await allFlows(ctx.db, query.archived ?? false)),
      next: null,
    }),
  }),
  route({
    method: "POST",
    path: "/api/v1/flows",
    access,
    summary: "Makes a flow that nobody walks until it is published.",
    body: SaveFlow,
    response: FlowView,
    handler: async (ctx, { body }) => present(ctx, await createFlow(ctx, body)),
  }),
  route({
    method: "GET",
    path: "/api/v1/flows/ports",
    access,
    summary: "What flows can look up.",
    response: Type.Object({ lookUps: Type.Array(FlowPort) }),
    handler: () => ({ lookUps: knownPorts() }),
  }),
  route({
    method: "GET",
    path: "/api/v1/flows/:id",
    access,
    summary: "One flow, with what is wrong with its drawing.",
    params: IdParams,
    response: FlowView,
    handler: async (ctx, { params }) => present(ctx, await getFlow(ctx, params.id)),
  }),
  route({
    method: "PUT",
    path: "/api/v1/flows/:id",
    access,
    summary: "Gives a flow this shape, as a new version; what is published stays what is walked.",
    params: IdParams,
    body: Type.Object({ ...SaveFlow.properties, ...Version.properties }),
    response: FlowView,
    handler: async (ctx, { params, body }) => present(ctx, await saveFlow(ctx, params.id, body)),
  }),
  route({
    method: "POST",
    path: "/api/v1/flows/:id/publish",
    access,
    summary: "Has the newest version walked from now on; refused while its drawing has faults.",
    params: IdParams,
    body: Version,
    response: FlowView,
    handler: async (ctx, { params, body }) => present(ctx, await publishFlow(ctx, params.id, body.version)),
  }),
  route({
    method: "POST",
    path: "/api/v1/flows/:id/unpublish",
    access,
    summary: "Has nobody walk a flow any more.",
    params: IdParams,
    response: FlowView,
    handler: async (ctx, { params }) => present(ctx, await unpublishFlow(ctx, params.id)),
  }),
  route({
    method: "POST",
    path: "/api/v1/flows/:id/duplicate",
    access,
    summary: "Makes another flow of one, under an address of its own.",
    params: IdParams,
    response: FlowView,
    handler: async (ctx, { params }) => present(ctx, await duplicateFlow(ctx, params.id)),
  }),
  route({
    method: "POST",
    path: "/api/v1/flows/:id/archive",
    access,
    summary: "Puts a flow into the archive, or takes it out again.",
    params: IdParams,
    body: Type.Object({ archived: Type.Boolean() }),
    response: FlowView,
    handler: async (ctx, { params, body }) => present(ctx, await archiveFlow(ctx, params.id, body.archived)),
  }),
  route({
    method: "GET",
    path: "/api/v1/flows/:id/versions",
    access,
    summary: "The versions of a flow, newest first.",
    params: IdParams,
    query: PageQuery,
    response: page(FlowVersion),
    handler: (ctx, { params, query }) =>
      listVersions(ctx, { flowId: params.id, cursor: query.cursor, limit: query.limit ?? 50 }),
  }),
  route({
    method: "POST",
    path: "/api/v1/flows/:id/restore",
    access,
    summary: "Gives a flow the shape of an earlier version, as a new one.",
    params: IdParams,
    body: Version,
    response: FlowView,
    handler: async (ctx, { params, body }) => present(ctx, await restoreFlow(ctx, params.id, body.version)),
  }),
  route({
    method: "GET",
    path: "/api/v1/flows/:id/figures",
    access,
    summary: "How walks of the last days ended, and where people leave.",
    params: IdParams,
    query: Days,
    response: FlowFigures,
    handler: (ctx, { params, query }) => flowFigures(ctx, params.id, query.days ?? 30),
  }),
  route({
    method: "GET",
    path: "/api/v1/flows/:id/figures.csv",
    access,
    summary: "Where people came to and where they left, by step, as CSV.",
    params: IdParams,
    query: Days,
    handler: (ctx, { params, query }, { reply }) =>
      sendCsv(reply, `flow-${params.id}.csv`, exportFigures(ctx, params.id, query.days ?? 30)),
  }),
  route({
    method: "POST",
    path: "/api/v1/flow-pictures",
    access,
    summary: "Keeps a picture that steps show to everybody.",
    bodyLimit: 3_000_000,
    body: Type.Object({ content: Type.String({ maxLength: 2_900_000 }) }),
    response: Type.Object({ url: Type.String() }),
    handler: (ctx, { body }) => keepPicture(ctx, body.content),
  }),
];

async function present(ctx: Ctx, flow: FlowFacts): Promise<FlowView> {
  return (await presentFlows(ctx, [flow]))[0]!;
}
