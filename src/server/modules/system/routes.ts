import { Type } from "typebox";
import { DoctorReport } from "../../../shared/contract/channels.ts";
import { route } from "../../kernel/http/route.ts";
import { examine } from "./examine.ts";
import { isReady } from "./is-ready.ts";
import { mayReadMetrics, metricsText } from "./metrics-page.ts";

export const routes = [
  route({
    method: "GET",
    path: "/healthz",
    access: "public",
    summary: "The process runs.",
    hidden: true,
    handler: () => ({ ok: true }),
  }),
  route({
    method: "GET",
    path: "/readyz",
    access: "public",
    summary: "The process can do its work: database and file store answer.",
    hidden: true,
    handler: async (ctx, _, { reply }) => {
      const readiness = await isReady(ctx);
      reply.status(readiness.ok ? 200 : 503);
      return readiness;
    },
  }),
  route({
    method: "GET",
    path: "/metrics",
    access: "public",
    summary: "Figures in Prometheus's text format.",
    hidden: true,
    response: Type.Any(),
    handler: async (ctx, _, { request, reply }) => {
      mayReadMetrics(ctx, request);
      reply.type("text/plain; version=0.0.4; charset=utf-8");
      return metricsText(ctx);
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/doctor",
    access: "system:read",
    summary: "How every channel and part of the desk fares.",
    response: DoctorReport,
    handler: (ctx) => examine(ctx),
  }),
];
