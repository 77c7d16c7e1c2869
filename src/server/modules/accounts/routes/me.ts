import { Me, Session, UpdateMe } from "../../../../shared/contract/accounts.ts";
import { Done, IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { route } from "../../../kernel/http/route.ts";
import { callerOf } from "../auth/authenticate.ts";
import { endMySession } from "../end-sessions.ts";
import { getMe, meOf } from "../get-me.ts";
import { heartbeat } from "../heartbeat.ts";
import { presentMe, presentSession } from "../present.ts";
import { listSessionRows } from "../store/sessions.ts";
import { updateMe } from "../update-me.ts";

export const meRoutes = [
  route({
    method: "GET",
    path: "/api/v1/me",
    access: "signed-in",
    summary: "Who I am and what I may do.",
    response: Me,
    handler: async (ctx) => presentMe(ctx, await getMe(ctx)),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/me",
    access: "signed-in",
    summary: "Changes my name, language, time zone, availability or preferences (merged by key, null removes one).",
    body: UpdateMe,
    response: Me,
    handler: async (ctx, { body }) => presentMe(ctx, await updateMe(ctx, body)),
  }),
  route({
    method: "GET",
    path: "/api/v1/me/sessions",
    access: "signed-in",
    summary: "Where I am signed in, newest first.",
    query: PageQuery,
    response: page(Session),
    handler: async (ctx, { query }, { request }) => {
      const limit = query.limit ?? 50;
      const before = readCursor(query.cursor, ["number"])?.[0] ?? null;
      const rows = await listSessionRows(ctx, meOf(ctx), { before, limit: limit + 1 });
      const { items, next } = pageOf(rows, limit, (row) => [row.id]);
      const current = callerOf(request)?.session?.id ?? null;
      return { items: items.map((row) => presentSession(row, current)), next };
    },
  }),
  route({
    method: "DELETE",
    path: "/api/v1/me/sessions/:id",
    access: "signed-in",
    summary: "Ends one of my sessions.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await endMySession(ctx, params.id);
      return { ok: true as const };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/me/heartbeat",
    access: "signed-in",
    summary: "Says that I am at the desk; to be sent every 30 to 60 seconds.",
    response: Done,
    handler: async (ctx, _, { request }) => {
      await heartbeat(ctx, callerOf(request)?.session?.id ?? null);
      return { ok: true as const };
    },
  }),
];
