import type { FastifyRequest } from "fastify";
import type { HookRequest } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";

/** A provider's request as adapters read it: the address as the provider was told it, the body byte for byte. */
export function hookRequest(ctx: Ctx, request: FastifyRequest): HookRequest {
  const url = new URL(request.raw.url ?? "/", ctx.config.url);
  return {
    method: request.method,
    url: url.href,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(", ") : (value ?? ""),
      ]),
    ),
    body: Buffer.isBuffer(request.body) ? request.body : new Uint8Array(),
  };
}
