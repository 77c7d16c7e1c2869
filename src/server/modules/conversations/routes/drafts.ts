import { Type } from "typebox";
import { Done, IdParams } from "../../../../shared/contract/common.ts";
import { DraftView, SaveDraft } from "../../../../shared/contract/conversations.ts";
import { route } from "../../../kernel/http/route.ts";
import { dropDraft, getDraft, saveDraft } from "../drafts/drafts.ts";

const path = "/api/v1/cases/:id/draft";

export const draftRoutes = [
  route({
    method: "GET",
    path,
    access: "cases:reply",
    summary: "What one has typed in a case and not sent; null when there is nothing.",
    params: IdParams,
    response: Type.Union([DraftView, Type.Null()]),
    handler: (ctx, { params }) => getDraft(ctx, params.id),
  }),
  route({
    method: "PUT",
    path,
    access: "cases:reply",
    summary: "Keeps what one is typing. With `basedOn`, not over a newer version of another window.",
    params: IdParams,
    body: SaveDraft,
    response: DraftView,
    handler: (ctx, { params, body }) => saveDraft(ctx, params.id, body),
  }),
  route({
    method: "DELETE",
    path,
    access: "cases:reply",
    summary: "Forgets what one was typing.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await dropDraft(ctx, params.id);
      return { ok: true as const };
    },
  }),
];
