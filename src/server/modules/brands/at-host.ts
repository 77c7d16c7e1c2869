import type { FastifyRequest } from "fastify";
import type { Brand } from "../../../shared/contract/brands.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { shortMemory } from "../../kernel/short-memory.ts";
import { brandsWithHost, findOldestBrand } from "./store.ts";

const byHost = shortMemory(
  60_000,
  async (ctx) => new Map((await brandsWithHost(ctx)).map((brand) => [brand.host, brand])),
);

/** To be called when a brand was changed. */
export const forgetHosts = byHost.forget;

/** The brand whose public pages are visited; a host that is no brand's shows the first one. */
export async function visitedBrand(ctx: Ctx, request: Pick<FastifyRequest, "host">): Promise<Brand> {
  return (await byHost.get(ctx)).get(request.host.toLowerCase()) ?? findOldestBrand(ctx);
}

/** Where the public pages of a brand stand, by what is set up and never by what a visitor sent: `https://help.example.com`. */
export function addressOfBrand(ctx: Ctx, { host }: Pick<Brand, "host">): string {
  return host === null ? ctx.config.url : `${new URL(ctx.config.url).protocol}//${host}`;
}
