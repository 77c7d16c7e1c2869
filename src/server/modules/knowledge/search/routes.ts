import {
  ChangeSynonyms,
  SynonymList,
  Synonyms,
  TriedSynonyms,
  TrySynonyms,
} from "../../../../shared/contract/knowledge.ts";
import { route } from "../../../kernel/http/route.ts";
import { changeSynonyms, showSynonyms, trySynonyms } from "./change-synonyms.ts";
import { saveSynonyms } from "./keep-synonyms.ts";

export const searchRoutes = [
  route({
    method: "GET",
    path: "/api/v1/knowledge/synonyms",
    access: "knowledge:manage",
    summary: "Words that mean the same to whoever searches the knowledge base.",
    response: SynonymList,
    handler: (ctx) => showSynonyms(ctx),
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
  route({
    method: "POST",
    path: "/api/v1/knowledge/synonyms/change",
    access: "knowledge:manage",
    summary: "Adds a group of words, changes it, or takes it out; all others stay.",
    body: ChangeSynonyms,
    response: SynonymList,
    handler: (ctx, { body }) => changeSynonyms(ctx, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/knowledge/synonyms/try",
    access: "knowledge:manage",
    summary: "What a search finds as synonyms are, and as they would be after a change; nothing is kept.",
    perMinute: 60,
    body: TrySynonyms,
    response: TriedSynonyms,
    handler: (ctx, { body }) => trySynonyms(ctx, body),
  }),
];
