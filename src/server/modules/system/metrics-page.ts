import { timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Ctx } from "../../kernel/ctx.ts";
import { notAllowed } from "../../kernel/errors.ts";
import type { Metrics } from "../../kernel/metrics.ts";

const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;
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
    : LOOPBACK.has(request.socket.remoteAddress ?? "") && !cameThroughProxy(request);
  if (!allowed) throw notAllowed({ permission: "metrics" });
}

/**
 * A proxy on this machine brings strangers in by the loopback address: it names them in a header, or else passes on the
 * public name that they asked for, as does a browser that was led here by another site's name.
 */
function cameThroughProxy({ headers }: FastifyRequest): boolean {
  const named = ["x-forwarded-for", "x-real-ip", "forwarded", "via"].some((name) => headers[name] !== undefined);
  return named || !LOCAL_HOST.test(headers.host ?? "");
}

/** By the desk's settings, which are its own: two desks of one process (tests) show their own figures. */
const shown = new WeakMap<Ctx["config"], Metrics>();

/** Tells which figures a desk's /metrics shows; called when it starts. */
export function showMetrics(ctx: Ctx, metrics: Metrics): void {
  shown.set(ctx.config, metrics);
}

/** The desk's figures as text. */
export async function metricsText(ctx: Ctx): Promise<string> {
  return (await shown.get(ctx.config)?.registry.metrics()) ?? "";
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
