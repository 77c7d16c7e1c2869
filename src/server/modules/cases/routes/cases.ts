import { CaseBrief, CaseLogEntry, CaseView, CreateCase, SetPresence } from "../../../../shared/contract/cases.ts";
import { Done, IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { briefCase } from "../brief-case.ts";
import { createCase } from "../create-case.ts";
import { getCase } from "../get-case.ts";
import { listLog } from "../list-log.ts";
import { notePresence } from "../presence.ts";
import { presentCase, viewCase } from "../view-case.ts";

export const caseRoutes = [
  route({
    method: "POST",
    path: "/api/v1/cases",
    access: "cases:create",
    summary: "Opens a case for a customer who called or came by.",
    body: CreateCase,
    response: CaseView,
    handler: async (ctx, { body }) => presentCase(ctx, await createCase(ctx, body)),
  }),
  route({
    method: "GET",
    path: "/api/v1/cases/:id",
    access: "cases:read",
    summary: "One case with its promises and where an answer goes.",
    params: IdParams,
    response: CaseView,
    handler: (ctx, { params }) => viewCase(ctx, params.id),
  }),
  route({
    method: "GET",
    path: "/api/v1/cases/:id/brief",
    access: "cases:read",
    summary: "The story of a case on one glance: contacts, promises, what was last said, whose turn it is.",
    params: IdParams,
    response: CaseBrief,
    handler: (ctx, { params }) => briefCase(ctx, params.id),
  }),
  route({
    method: "GET",
    path: "/api/v1/cases/:id/log",
    access: "cases:read",
    summary: "What happened in a case, newest first.",
    params: IdParams,
    query: PageQuery,
    response: page(CaseLogEntry),
    handler: (ctx, { params, query }) =>
      listLog(ctx, { caseId: params.id, cursor: query.cursor, limit: query.limit ?? 50 }),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/presence",
    access: "cases:read",
    summary: "Says that I look at a case, type in it, or left it.",
    params: IdParams,
    body: SetPresence,
    response: Done,
    handler: async (ctx, { params, body }) => {
      const { id } = await getCase(ctx, params.id);
      const { actor } = ctx;
      if (actor.kind === "staff" && actor.id !== null) {
        notePresence({ caseId: id, staff: { id: actor.id, name: actor.name }, state: body.state }, ctx.now());
      }
      return { ok: true as const };
    },
  }),
];
