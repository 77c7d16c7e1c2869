import { timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Ctx } from "../../kernel/ctx.ts";
import { notAllowed } from "../../kernel/errors.ts";
import type { Metrics } from "../../kernel/metrics.ts";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/**
 * Figures tell how a shop fares, so they are not for everybody: with METRICS_TOKEN set, for who brings it; else for
 * this machine only.
 * @throws KnownError request.not_allowed
 */
export function mayReadMetrics(ctx: Ctx, request: FastifyRequest): void {
  const token = ctx.config.metricsToken;
  const allowed = token
    ? isSame(request.headers.authorization ?? "", `Bearer ${token}`)
    : // The socket's address, not a header that anybody may write.
      LOOPBACK.has(request.socket.remoteAddress ?? "") && request.headers["x-forwarded-for"] === undefined;
  if (!allowed) throw notAllowed({ permission: "metrics" });
}

let current: Metrics | undefined;

/** Tells which figures /metrics shows; called when the process starts. */
export function showMetrics(metrics: Metrics): void {
  current = metrics;
}

/** The figures as text. */
export async function metricsText(): Promise<string> {
  return (await current?.registry.metrics()) ?? "";
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
