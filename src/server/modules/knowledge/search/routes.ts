import { Synonyms } from "../../../../shared/contract/knowledge.ts";
import { route } from "../../../kernel/http/route.ts";
import { listSynonyms, saveSynonyms } from "./keep-synonyms.ts";

export const searchRoutes = [
  route({
    method: "GET",
    path: "/api/v1/knowledge/synonyms",
    access: "knowledge:manage",
    summary: "Words that mean the same to whoever searches the knowledge base.",
    response: Synonyms,
    handler: async (ctx) => ({ groups: await listSynonyms(ctx) }),
  }),
  route({
    method: "PUT",
    path: "/api/v1/knowledge/synonyms",
    access: "knowledge:manage",
    summary: "Keeps these groups of words and no others.",
    body: Synonyms,
    response: Synonyms,
    handler: async (ctx, { body }) => ({ groups: await saveSynonyms(ctx, body.groups) }),
  }),
];
