import type { FastifyInstance } from "fastify";
import type { Metrics } from "../metrics.ts";

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counts requests by route (never by path: paths carry ids and tokens). */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  const durations = metrics.histogram("keepword_http_seconds", "Time to answer a request.", SECONDS, [
    "method",
    "route",
    "status",
  ]);
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    durations.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1_000);
  });
}
