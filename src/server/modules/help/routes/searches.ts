import { Type } from "typebox";
import { Done, Id, Locale } from "../../../../shared/contract/common.ts";
import { DismissSearch, VainQuery, VainSearch, WriteForSearch } from "../../../../shared/contract/help-searches.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { dismissSearch, exportInVain, listInVain, writeForSearch } from "../searches/in-vain.ts";

export const searchRoutes = [
  route({
    method: "GET",
    path: "/api/v1/help/searches",
    access: "knowledge:read",
    summary: "What the help site was searched for in vain, alike ones together, the most frequent first.",
    query: VainQuery,
    response: Type.Object({ items: Type.Array(VainSearch) }),
    handler: async (ctx, { query }) => ({ items: await listInVain(ctx, query) }),
  }),
  route({
    method: "GET",
    path: "/api/v1/help/searches.csv",
    access: "knowledge:publish",
    summary: "The same as CSV.",
    query: VainQuery,
    handler: (ctx, { query }, { reply }) => sendCsv(reply, "searches-in-vain.csv", exportInVain(ctx, query)),
  }),
  route({
    method: "POST",
    path: "/api/v1/help/searches/write",
    access: "knowledge:write",
    summary: "Begins the article that searches lack.",
    body: WriteForSearch,
    response: Type.Object({ articleId: Id, locale: Locale }),
    handler: (ctx, { body }) => writeForSearch(ctx, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/help/searches/dismiss",
    access: "knowledge:publish",
    summary: "Puts searches aside that need no article, or takes them up again.",
    body: DismissSearch,
    response: Done,
    handler: async (ctx, { body }) => {
      await dismissSearch(ctx, body);
      return { ok: true as const };
    },
  }),
];
