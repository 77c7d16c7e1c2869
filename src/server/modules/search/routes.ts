import { Type } from "typebox";
import { SearchResult } from "../../../shared/contract/search.ts";
import { can } from "../../kernel/ctx.ts";
import { route } from "../../kernel/http/route.ts";
import { find, searchKinds } from "./find.ts";
import { presentHits } from "./present-hits.ts";

const Query = Type.Object({
  q: Type.String({ minLength: 1, maxLength: 300 }),
  kind: Type.Optional(Type.Union(searchKinds.map((kind) => Type.Literal(kind)))),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
});

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/search",
    access: "cases:read",
    summary: "Cases, messages and customers that have all the words, best first. Chinese and English.",
    query: Query,
    response: SearchResult,
    handler: async (ctx, { query }) => {
      const began = performance.now();
      const kinds = (query.kind ? [query.kind] : searchKinds).filter(
        (kind) => kind !== "customer" || can(ctx.actor, "customers:read"),
      );
      const matches = await find(ctx, { query: query.q, kinds, limit: query.limit ?? 20 });
      const items = await presentHits(ctx, matches, query.q);
      return { items, tookMs: Math.round(performance.now() - began) };
    },
  }),
];
