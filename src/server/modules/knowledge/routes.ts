import { Type } from "typebox";
import { Locale } from "../../../shared/contract/common.ts";
import { KnowledgeFound } from "../../../shared/contract/knowledge.ts";
import { route } from "../../kernel/http/route.ts";
import { colleague } from "./reader.ts";
import { searchKnowledge } from "./search/search-knowledge.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/knowledge/search",
    access: "knowledge:read",
    summary: "The passages that answer a question, the best first.",
    query: Type.Object({
      q: Type.String({ minLength: 1, maxLength: 500 }),
      locale: Type.Optional(Locale),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    }),
    response: KnowledgeFound,
    handler: (ctx, { query }) => {
      const locales = query.locale ? [query.locale] : (["zh-CN", "en"] as const);
      return searchKnowledge(ctx, { query: query.q, reader: colleague, locales, limit: query.limit ?? 10 });
    },
  }),
];
